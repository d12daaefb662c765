import type { TokenResponse } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { memberOf } from '../token/json.ts'
import { errorParts, responseParts, textMembers } from './message-parts.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 6749 §5.1, §5.2: whatever came back on a token request. */
export function readTokenResponse(read: ReadExchange): TokenResponse | undefined {
  const parts = responseParts(read)
  if (parts === undefined) return undefined
  return {
    type: 'TokenResponse',
    ...parts,
    ...errorParts(parts.body),
    ...textMembers(parts.body, [
      'access_token',
      'token_type',
      'refresh_token',
      'id_token',
      'scope',
      'issued_token_type',
    ]),
    ...withoutUndefined({ expires_in: memberOf(parts.body, 'expires_in') }),
  }
}
