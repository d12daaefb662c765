/**
 * Asks again until the answer is neither undefined nor false. Puppeteer's own `waitForFunction` evaluates a string in the
 * page, which the Content Security Policy of our pages forbids.
 */
export async function eventually<T>(
  what: string,
  ask: () => T | Promise<T>,
  { timeout = 10_000, interval = 50 }: { readonly timeout?: number; readonly interval?: number } = {},
): Promise<Exclude<T, undefined | false>> {
  const end = Date.now() + timeout
  for (;;) {
    const answer = await ask()
    if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false>
    if (Date.now() > end) throw new Error(`Waited ${timeout} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, interval))
  }
}
