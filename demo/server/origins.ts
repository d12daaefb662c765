/** The lab's three sites. Browsers resolve *.localhost to loopback by themselves; Node must use 127.0.0.1. */
export interface Origins {
  readonly app: string
  readonly server: string
  readonly api: string
}

export function issuerOf(origins: Origins, scenarioId: string): string {
  return `${origins.server}/${scenarioId}`
}
