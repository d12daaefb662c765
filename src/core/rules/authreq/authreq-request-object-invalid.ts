import type { AuthorizationRequest } from '../../model/message.ts'
import { at, atClaim } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'authreq-request-object-invalid',
  title: 'The signed or pushed request is not consistent',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9101-5', 'RFC9101-6.2', 'RFC9101-6.3', 'RFC9126-2.2', 'RFC9126-4', 'OIDCC-6.1'],
  requires: ['authorizationRequest'],
  why: 'The server must refuse a request whose signed or pushed part contradicts what surrounds it, or which is no longer valid.',
  fix: 'Push or sign a new request for every attempt, go to the authorization endpoint at once, and keep client_id equal in both places.',
  messages: {
    both: 'The sign-in sends both request and request_uri; only one is allowed.',
    clientId: 'client_id in the address is {outside}, but the request object says {inside}.',
    expired: 'The request object had expired when it was sent.',
    pushedExpired: 'The pushed request was {age} s old when it was used; the server keeps it for {lifetime} s.',
    usedTwice: 'The same request_uri was used for two sign-ins.',
    audience: 'The request object is meant for {audiences}, not for this server ({issuer}).',
    signature: 'The signature of the request object does not verify with the keys of the client.',
    unsigned: 'The request object is not signed (alg "none").',
  },
  check({ authorizationRequest: request }, context) {
    const { request: object, request_uri: reference } = request
    if (object === undefined && reference === undefined) return { inapplicable: 'a plain request' }
    if (isAccepted(context.flow)) return
    if (object !== undefined && reference !== undefined)
      return { message: 'both', evidence: [at(request, 'request'), at(request, 'request_uri')] }
    return object === undefined ? checkPushed(request, context) : checkObject(request, object, context)
  },
})

function checkObject(request: AuthorizationRequest, object: string, { token, flow, metadata, facts }: RuleContext) {
  const decoded = token(object)
  if (decoded.kind !== 'jws') return { cantTell: 'the request object cannot be read' }
  const { client_id: inside, exp, aud } = decoded.claims
  const outside = request.parameters.find((each) => each.name === 'client_id' && each.carrier !== 'jwt')?.value
  const evidence = [atClaim(request, 'request', 'client_id'), at(request, 'client_id')]
  if (typeof inside === 'string' && outside !== undefined && inside !== outside)
    return { message: 'clientId', data: { inside, outside }, evidence } as const
  if (typeof exp === 'number' && exp * 1000 < request.at - 60_000)
    return { message: 'expired', evidence: [atClaim(request, 'request', 'exp')] } as const
  if (decoded.unsigned) return { message: 'unsigned', evidence: [at(request, 'request')], severity: 'warning' } as const
  const signature = facts.signatures[object]
  if (signature?.status === 'invalid') {
    const severity = signature.keySource === 'secret' ? ('warning' as const) : ('error' as const)
    return { message: 'signature', evidence: [atClaim(request, 'request', 'alg')], severity } as const
  }
  const issuer = metadata?.issuer
  const audiences = [aud].flat().filter((each) => typeof each === 'string')
  if (flow.status !== 'failed' || typeof issuer !== 'string' || audiences.length === 0 || audiences.includes(issuer))
    return undefined
  const data = { audiences: audiences.join(', '), issuer }
  return { message: 'audience', data, evidence: [atClaim(request, 'request', 'aud')], severity: 'warning' } as const
}

function checkPushed(request: AuthorizationRequest, { flow, flows }: RuleContext) {
  const evidence = [at(request, 'request_uri')]
  const twice = flows.some(
    (each) =>
      each.id !== flow.id &&
      // A request object that the client hosts itself may be used again (OIDCC §6.2).
      request.request_uri?.startsWith('urn:') &&
      each.authorizationRequest?.request_uri === request.request_uri &&
      each.startedAt < flow.startedAt,
  )
  if (twice) return { message: 'usedTwice', evidence } as const
  const answer = flow.messages.find(
    (each) => each.type === 'PushedAuthorizationResponse' && each.request_uri === request.request_uri,
  )
  const lifetime = answer && 'expires_in' in answer ? Number(answer.expires_in) : Number.NaN
  if (!answer) return { cantTell: 'the request was pushed out of sight, so its lifetime is not known' } as const
  if (!Number.isFinite(lifetime)) return undefined
  const age = Math.round((request.at - answer.at) / 1000)
  return age > lifetime ? ({ message: 'pushedExpired', data: { age, lifetime }, evidence } as const) : undefined
}
