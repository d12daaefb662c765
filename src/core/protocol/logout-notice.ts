import type {
  BackChannelLogoutRequest,
  BackChannelLogoutResponse,
  FrontChannelLogoutRequest,
  FrontChannelLogoutResponse,
} from '../model/message.ts'
import { errorParts, requestParts, responseParts } from './message-parts.ts'
import { has, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

type LogoutNotice =
  | FrontChannelLogoutRequest
  | FrontChannelLogoutResponse
  | BackChannelLogoutRequest
  | BackChannelLogoutResponse

/** How a server tells an app that its user has signed out: by a frame on the server's page, or by a signed token. */
export function recognizeLogoutNotice(read: ReadExchange): readonly LogoutNotice[] {
  if (isBackChannelLogout(read)) {
    const request = {
      type: 'BackChannelLogoutRequest',
      ...requestParts(read),
      ...pick(read.parameters, ['logout_token']),
    } as const
    const parts = responseParts(read)
    return parts ? [request, { type: 'BackChannelLogoutResponse', ...parts, ...errorParts(parts.body) }] : [request]
  }
  if (!isFrontChannelLogout(read)) return []
  const request = {
    type: 'FrontChannelLogoutRequest',
    ...requestParts(read),
    ...pick(read.parameters, ['iss', 'sid']),
  } as const
  const parts = responseParts(read)
  return parts ? [request, { type: 'FrontChannelLogoutResponse', ...parts }] : [request]
}

/** Back-Channel Logout §2.5: a form with the token. */
function isBackChannelLogout({ method, parameters }: ReadExchange): boolean {
  return method === 'POST' && has(parameters, 'logout_token')
}

/** Front-Channel Logout §2: both or neither of iss and sid are sent; without them the address could be anything. */
function isFrontChannelLogout({ exchange, parameters }: ReadExchange): boolean {
  if (exchange.context.resourceType !== 'subFrame' || !has(parameters, 'iss') || !has(parameters, 'sid')) return false
  return !has(parameters, 'code', 'error', 'response', 'id_token', 'access_token', 'state')
}
