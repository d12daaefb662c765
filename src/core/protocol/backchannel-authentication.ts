import type { BackchannelAuthenticationRequest, BackchannelAuthenticationResponse } from '../model/message.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts, textMembers } from './message-parts.ts'
import { has } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** CIBA §7.1. */
export function recognizeBackchannelAuthentication(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (BackchannelAuthenticationRequest | BackchannelAuthenticationResponse)[] {
  if (read.isNavigation || read.method !== 'POST' || !isBackchannel(read, knowledge)) return []
  const request: BackchannelAuthenticationRequest = { type: 'BackchannelAuthenticationRequest', ...requestParts(read) }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [
    request,
    {
      type: 'BackchannelAuthenticationResponse',
      ...parts,
      ...errorParts(parts.body),
      ...textMembers(parts.body, ['auth_req_id']),
    },
  ]
}

function isBackchannel(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'backchannelAuthentication'
  if (has(read.parameters, 'grant_type')) return false
  const { object } = read.responseBody
  if (object && 'auth_req_id' in object) return true
  const path =
    /\/(?:bc-authorize|bc_authorize|backchannel(?:[-_]?authenticat(?:e|ion))?|ciba(?:\/auth)?|ext\/ciba\/auth)\/?$/i
  return (
    path.test(read.url.path.slice(-60)) &&
    has(read.parameters, 'login_hint', 'login_hint_token', 'id_token_hint', 'request', 'binding_message')
  )
}
