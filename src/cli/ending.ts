/** How a command ended: what goes to standard output and standard error, and the exit status. */
export interface Ending {
  readonly exitCode: number
  readonly output?: string
  /** One line. */
  readonly error?: string
}

export const exitCodes = { fine: 0, findings: 1, unreadable: 2 } as const
