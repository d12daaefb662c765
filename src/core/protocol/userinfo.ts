import type { UserInfoRequest, UserInfoResponse } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { presentedToken } from './access-token-presented.ts'
import { readChallenge } from './challenge.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts, textMembers } from './message-parts.ts'
import type { ReadExchange } from './read-exchange.ts'
import { challengeErrors } from './resource.ts'

/** OIDCC §5.3. */
export function recognizeUserInfo(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (UserInfoRequest | UserInfoResponse)[] {
  if (read.method === 'OPTIONS' || !isUserInfo(read, knowledge)) return []
  const request: UserInfoRequest = {
    type: 'UserInfoRequest',
    ...requestParts(read),
    ...presentedToken(read, knowledge),
    method: read.method,
  }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  const challenge = readChallenge(read.exchange.response)
  return [
    request,
    {
      type: 'UserInfoResponse',
      ...parts,
      ...errorParts(parts.body),
      ...challengeErrors(challenge),
      ...textMembers(parts.body, ['sub']),
      ...withoutUndefined({ challenge }),
    },
  ]
}

function isUserInfo(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'userinfo'
  if (!/\/(?:userinfo|user_info)\/?$/i.test(read.url.path.slice(-60))) return false
  if (read.isNavigation) return presentedToken(read, knowledge) !== undefined
  return (
    presentedToken(read, knowledge) !== undefined ||
    readChallenge(read.exchange.response) !== undefined ||
    typeof read.responseBody.object?.sub === 'string'
  )
}
