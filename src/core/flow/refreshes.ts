import type { Flow, Pair } from '../model/flow.ts'
import type { TokenRequest, TokenResponse } from '../model/message.ts'

export type Refresh = Pair<TokenRequest, TokenResponse>

/** All refreshes of a trace, by time (RFC 6749 §6). */
export function refreshesOf(flows: readonly Flow[]): readonly Refresh[] {
  return flows
    .flatMap((flow) => flow.tokenExchanges)
    .filter(
      ({ request }) =>
        request.grant_type === 'refresh_token' ||
        (request.grant_type === undefined && request.refresh_token !== undefined),
    )
    .toSorted((a, b) => a.request.at - b.request.at)
}

/** Those with the same refresh token. */
export function refreshesWith(token: string | undefined, flows: readonly Flow[]): readonly Refresh[] {
  return token === undefined ? [] : refreshesOf(flows).filter(({ request }) => request.refresh_token === token)
}

/** The last answer before a time that issued a refresh token, if it was seen. */
export function issueOfRefreshToken(
  token: string | undefined,
  before: number,
  flows: readonly Flow[],
): TokenResponse | undefined {
  if (token === undefined) return undefined
  return flows
    .flatMap((flow) => flow.tokenExchanges)
    .flatMap(({ response }) =>
      response !== undefined && response.at <= before && response.refresh_token === token ? [response] : [],
    )
    .toSorted((a, b) => a.at - b.at)
    .at(-1)
}
