import { statusTells } from '../../exchange/status-tells.ts'
import type { JsonObject } from '../../model/facts.ts'
import { at, atPlace } from '../evidence.ts'
import { loginSucceeded, loginWentOn } from '../login-went-on.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'jwks-unusable',
  title: 'The signing keys cannot be used',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC7517-5', 'RFC7517-4', 'OIDCD-3', 'OIDCC-10.1'],
  requires: ['jwkSetResponse'],
  why: 'Without the keys of the server the signature of an ID token cannot be checked in the browser.',
  fix: 'Serve the public keys as {"keys":[…]} over https with Access-Control-Allow-Origin. Private members that were published are burnt: remove them and replace the keys.',
  messages: {
    status: 'The signing keys could not be read: {url} answered {status}.',
    notJson: 'The signing keys could not be read: {url} answered with something else than a key set.',
    noSignatureKey: 'The key set at {url} has no key for signatures ({count} in all).',
    sameKid: 'The key set at {url} has different keys under the same kid ({kid}).',
    private: 'The key set at {url} publishes private keys (members {members}).',
  },
  check({ jwkSetResponse: response }, context) {
    const exchange = context.exchange(response)
    const { status, keys, format } = response
    const data = { url: exchange.request.url, status, count: keys?.length ?? 0 }
    if (status < 500 && status !== 404 && status !== 410 && statusTells(exchange))
      return { inapplicable: 'refused in front of the server' }
    if (status >= 400)
      return {
        message: 'status',
        data,
        evidence: [atPlace(response, 'status')],
        ...harmless(loginWentOn(response, context)),
      }
    if (status >= 300) return { inapplicable: 'a redirect' }
    if (format === 'unknown') return { cantTell: 'the body of the answer was not captured' }
    if (!keys) return { message: 'notJson', data, evidence: [atPlace(response, 'responseBody')] }
    const members = privateMembers.filter((name) => keys.some((key) => key[name] !== undefined))
    if (members.length > 0)
      return { message: 'private', data: { ...data, members: members.join(', ') }, evidence: [at(response, 'keys')] }
    const kid = ambiguousKid(keys)
    if (kid !== undefined)
      return { message: 'sameKid', severity: 'warning', data: { ...data, kid }, evidence: [at(response, 'keys')] }
    if (keys.some(signs) || usesSharedSecret(context)) return
    return {
      message: 'noSignatureKey',
      data,
      evidence: [at(response, 'keys')],
      ...harmless(loginSucceeded(context.flow)),
    }
  },
})

/** RFC 7518 §6.2.2, §6.3.2, §6.4.1. */
const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']

function harmless(isHarmless: boolean) {
  return isHarmless ? { severity: 'info' as const } : {}
}

/** Keys of unknown kinds are to be passed over, not complained about (RFC 7517 §5). */
function signs({ kty, use }: JsonObject) {
  return (kty === 'RSA' || kty === 'EC' || kty === 'OKP' || kty === 'AKP') && use !== 'enc'
}

/** The same kid for keys of different kinds is allowed (RFC 7517 §4.5). */
function ambiguousKid(keys: readonly JsonObject[]): string | undefined {
  const seen = new Map<string, string>()
  for (const key of keys.filter(signs)) {
    if (typeof key.kid !== 'string') continue
    const name = `${key.kty} ${key.alg} ${key.kid}`
    const material = `${key.n} ${key.x} ${key.y}`
    if (seen.has(name) && seen.get(name) !== material) return key.kid
    seen.set(name, material)
  }
  return undefined
}

/** ID tokens under HS256 need no published key. */
function usesSharedSecret({ flow, token: decoded }: RuleContext) {
  return flow.tokenExchanges.some(({ response }) => {
    const token = response?.id_token === undefined ? undefined : decoded(response.id_token)
    return token?.kind === 'jws' && typeof token.header.alg === 'string' && token.header.alg.startsWith('HS')
  })
}
