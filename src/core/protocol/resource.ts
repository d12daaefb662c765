import type { Challenge, ResourceRequest, ResourceResponse } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { presentedToken } from './access-token-presented.ts'
import { readChallenge } from './challenge.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts } from './message-parts.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 6749 §7, RFC 6750 §2: a call that carries an access token, or one that was refused for want of it. */
export function recognizeResource(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (ResourceRequest | ResourceResponse)[] {
  if (read.method === 'OPTIONS') return []
  const presented = presentedToken(read, knowledge)
  const challenge = readChallenge(read.exchange.response)
  const wanted =
    read.isScript && read.status === 401 && challenge !== undefined && /^(?:bearer|dpop)$/i.test(challenge.scheme)
  if (presented === undefined && !wanted) return []
  const request: ResourceRequest = { type: 'ResourceRequest', ...requestParts(read), ...presented, method: read.method }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  return [
    request,
    {
      type: 'ResourceResponse',
      ...parts,
      ...(parts.status >= 400 ? errorParts(parts.body) : {}),
      ...challengeErrors(challenge),
      ...withoutUndefined({ challenge }),
    },
  ]
}

/** RFC 6750 §3: the challenge says why. */
export function challengeErrors(challenge: Challenge | undefined) {
  const parameters = challenge?.parameters ?? {}
  return withoutUndefined({
    error: parameters.error,
    error_description: parameters.error_description,
    error_uri: parameters.error_uri,
  })
}
