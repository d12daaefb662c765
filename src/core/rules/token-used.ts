import type { AuthorizationResponse, TokenResponse } from '../model/message.ts'
import type { RuleContext } from './rule.ts'

/** The client went on with the access token: it presented it somewhere, in this flow or in a later one. */
export function isTokenUsed(
  { access_token: token }: Pick<TokenResponse | AuthorizationResponse, 'access_token'>,
  { flows }: Pick<RuleContext, 'flows'>,
): boolean {
  if (token === undefined) return false
  return flows.some((flow) =>
    flow.messages.some(
      (each) => (each.type === 'ResourceRequest' || each.type === 'UserInfoRequest') && each.access_token === token,
    ),
  )
}
