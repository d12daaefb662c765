import type { JsonObject } from '../../model/facts.ts'
import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { isTokenUsed } from '../token-used.ts'

export default defineRule({
  id: 'idtoken-kid-unknown',
  title: 'The key that signed the ID token is not published',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-10.1', 'OIDCC-10.1.1', 'RFC7515-4.1.4'],
  requires: ['jwkSetResponse.body', 'idToken'],
  why: 'Without the key the signature cannot be checked, and the token must be rejected.',
  fix: 'Read the key set again when a kid is unknown, keep it for minutes and not days, and use the jwks_uri of this server.',
  messages: {
    unknown: 'The key "{kid}" that signed the ID token is not in the published key set ({published}).',
    ambiguous: 'The ID token names no key (kid), and {count} of the published keys could be the one.',
  },
  check({ idToken }, { facts, flow, flows }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const keys = flow.messages.flatMap((each) => (each.type === 'JWKSetResponse' ? (each.keys ?? []) : []))
    if (keys.length === 0) return { inapplicable: 'the key set is empty' }
    const { kid, alg } = idToken.decoded.header
    const evidence = [atClaim(idToken, 'id_token', 'kid')]
    // The app went on: it had read a newer key set, or does not need the signature (OIDCC §3.1.3.7, 6).
    const severity = isTokenUsed(idToken.receivedIn, { flows }) ? ('info' as const) : ('error' as const)
    if (typeof kid !== 'string') {
      const count = keys.filter((key) => isFor(key, String(alg))).length
      return count > 1 ? { message: 'ambiguous', data: { count }, evidence, severity } : undefined
    }
    const known = facts.signatures[idToken.value]?.status !== 'noMatchingKey' || keys.some((key) => key.kid === kid)
    if (known) return
    return { message: 'unknown', data: { kid, published: keys.map(nameOf).join(', ') }, evidence, severity }
  },
})

function nameOf(key: JsonObject) {
  return typeof key.kid === 'string' ? key.kid : '(no kid)'
}

function isFor(key: JsonObject, alg: string) {
  if (key.use === 'enc' || (key.alg !== undefined && key.alg !== alg)) return false
  return key.kty === (alg.startsWith('ES') ? 'EC' : alg.startsWith('Ed') ? 'OKP' : 'RSA')
}
