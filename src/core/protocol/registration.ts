import type { RegistrationRequest, RegistrationResponse } from '../model/message.ts'
import { memberOf } from '../token/json.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts, textMembers } from './message-parts.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 7591 §3.1. */
export function recognizeRegistration(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (RegistrationRequest | RegistrationResponse)[] {
  if (read.isNavigation || read.method !== 'POST' || !isRegistration(read, knowledge)) return []
  const { object } = read.requestBody
  const request: RegistrationRequest = {
    type: 'RegistrationRequest',
    ...requestParts(read),
    ...(object === undefined ? {} : { metadata: object }),
  }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [
    request,
    { type: 'RegistrationResponse', ...parts, ...errorParts(parts.body), ...textMembers(parts.body, ['client_id']) },
  ]
}

function isRegistration(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'registration'
  const { object, format } = read.requestBody
  if (format !== 'json' || object === undefined) return false
  if (Array.isArray(memberOf(object, 'redirect_uris'))) return true
  const path = /\/(?:register|registration|clients-registrations\/openid-connect|reg)\/?$/i.test(
    read.url.path.slice(-60),
  )
  return path && ['grant_types', 'token_endpoint_auth_method', 'software_statement'].some((name) => name in object)
}
