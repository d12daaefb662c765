import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-kid-unknown',
  title: 'The key that signed the ID token is not published',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-10.1', 'OIDCC-10.1.1', 'RFC7515-4.1.4'],
  requires: ['idToken', 'jwkSetResponse.body'],
  why: 'Without the key the signature cannot be checked, and the token must be rejected.',
  fix: 'Read the key set again when a kid is unknown, keep it for minutes and not days, and use the jwks_uri of this server.',
  messages: {
    unknown: 'The key "{kid}" that signed the ID token is not in the published key set ({published}).',
    ambiguous: 'The ID token names no key (kid), and the key set has {count} of them.',
  },
  check({ idToken, jwkSetResponse }, { facts, flow }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    if (facts.signatures[idToken.value]?.status !== 'noMatchingKey') return
    const keys = jwkSetResponse.keys ?? []
    if (keys.length === 0) return { inapplicable: 'the key set is empty' }
    const { kid } = idToken.decoded.header
    const evidence = [atClaim(idToken, 'id_token', 'kid')]
    const accepted = flow.messages.some(
      (each) => each.at > idToken.at && (each.type === 'UserInfoRequest' || each.type === 'ResourceRequest'),
    )
    const severity = accepted ? ('warning' as const) : ('error' as const)
    if (typeof kid !== 'string') return { message: 'ambiguous', data: { count: keys.length }, evidence, severity }
    return {
      message: 'unknown',
      data: { kid, published: keys.map((key) => String(key.kid)).join(', ') },
      evidence,
      severity,
    }
  },
})
