import type { LogoutRequest } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import type { Knowledge } from './knowledge.ts'
import { requestParts } from './message-parts.ts'
import { has, parameterValue, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RP-Initiated Logout §2, and the forms of Auth0 (returnTo), Cognito (logout_uri) and older Keycloak (redirect_uri). */
export function recognizeLogoutRequest(read: ReadExchange, knowledge: Knowledge): LogoutRequest | undefined {
  if (read.method === 'OPTIONS' || !isLogout(read, knowledge)) return undefined
  const { parameters } = read
  return {
    type: 'LogoutRequest',
    ...requestParts(read),
    ...pick(parameters, ['id_token_hint', 'client_id', 'state']),
    ...withoutUndefined({ post_logout_redirect_uri: returnAddress(read) }),
  }
}

function isLogout(read: ReadExchange, knowledge: Knowledge): boolean {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'endSession'
  const { parameters } = read
  if (has(parameters, 'post_logout_redirect_uri')) return true
  if (has(parameters, 'id_token_hint') && !has(parameters, 'response_type', 'grant_type', 'scope')) return true
  if (
    !/\/(?:v2\/)?(?:logout|log-out|signout|sign-out|end_?session|endsession|session\/end)\/?$/i.test(
      read.url.path.slice(-60),
    )
  )
    return false
  const address = returnAddress(read)
  return has(parameters, 'client_id') || (address !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(address))
}

function returnAddress({ parameters }: ReadExchange): string | undefined {
  return ['post_logout_redirect_uri', 'returnTo', 'logout_uri', 'redirect_uri']
    .map((name) => parameterValue(parameters, name))
    .find((value) => value !== undefined)
}
