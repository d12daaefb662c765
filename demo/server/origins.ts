import type { Scenario } from '../scenario.ts'

/** The lab's three sites. Browsers resolve *.localhost to loopback by themselves; Node must use 127.0.0.1. */
export interface Origins {
  readonly app: string
  readonly server: string
  /** The server's second name, on the app's own site. Browsers keep other sites' cookies out of frames. */
  readonly serverOnAppSite: string
  readonly api: string
}

export function issuerOf(origins: Origins, { id, server }: Scenario): string {
  return `${server?.onAppSite ? origins.serverOnAppSite : origins.server}/${id}`
}
