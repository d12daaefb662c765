/** For steps that end with another page: nothing after them may run here. */
export function pageIsLeaving(): Promise<never> {
  return new Promise(() => {})
}

/** After the answer was read, no code, state or token stays in the address (RFC 9700 section 4.3.1). */
export function cleanAddress(scenario: string): void {
  history.replaceState(null, '', `/result/${scenario}`)
}
