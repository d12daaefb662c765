import type { PushedAuthorizationRequest, PushedAuthorizationResponse } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { memberOf } from '../token/json.ts'
import { authorizationParameters } from './authorization-request.ts'
import { hasAuthorizationShape } from './authorization-shape.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts, textMembers } from './message-parts.ts'
import { has } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 9126 §2.1: the parameters of an authorization request, posted to the server by itself. */
export function recognizePushedAuthorization(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (PushedAuthorizationRequest | PushedAuthorizationResponse)[] {
  if (read.isNavigation || read.method !== 'POST' || !isPushed(read, knowledge)) return []
  const request: PushedAuthorizationRequest = {
    type: 'PushedAuthorizationRequest',
    ...requestParts(read),
    ...authorizationParameters(read.parameters),
  }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [
    request,
    {
      type: 'PushedAuthorizationResponse',
      ...parts,
      ...errorParts(parts.body),
      ...textMembers(parts.body, ['request_uri']),
      ...withoutUndefined({ expires_in: memberOf(parts.body, 'expires_in') }),
    },
  ]
}

function isPushed(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'pushedAuthorization'
  const answered = typeof memberOf(read.responseBody.object, 'request_uri') === 'string'
  const path = /\/(?:par|pushed[-_]?authorization(?:[-_]?requests?)?|as\/par)\/?$/i.test(read.url.path.slice(-60))
  if (read.requestBody.format === 'unknown') return answered || path
  if (has(read.parameters, 'grant_type')) return false
  return (
    (answered || path) && (hasAuthorizationShape(read) || has(read.parameters, 'client_id', 'request', 'response_type'))
  )
}
