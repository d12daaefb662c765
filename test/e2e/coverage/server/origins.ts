/** Three sites of this machine. Browsers resolve *.localhost to loopback by themselves. */
export interface Origins {
  readonly app: string
  readonly server: string
  /** The server's second name, on the app's own site: browsers keep other sites' cookies out of frames. */
  readonly serverOnAppSite: string
  readonly partner: string
  /** Nothing listens there. */
  readonly closed: string
}
