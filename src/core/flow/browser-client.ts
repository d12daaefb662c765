import type { Flow } from '../model/flow.ts'

/** The client exchanges its codes by script in the browser: what it stored at the start of a login is in the browser, too. */
export function isBrowserClient({ client_id: client }: Flow, flows: readonly Flow[]): boolean {
  return (
    client !== undefined &&
    flows.some(
      (flow) =>
        flow.client_id === client &&
        flow.tokenExchanges.some(({ request }) => request.fromBrowser && request.code !== undefined),
    )
  )
}

/** A token request of this flow brought tokens. */
export function gotTokens({ tokenExchanges }: Flow): boolean {
  return tokenExchanges.some(({ response }) => response?.access_token !== undefined || response?.id_token !== undefined)
}
