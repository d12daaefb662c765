import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-alg-none',
  title: 'The ID token is not signed',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-2', 'OIDCC-3.1.3.7', 'RFC8725-3.1', 'RFC8725-3.2'],
  requires: ['idToken'],
  worthAWarning:
    'Only the connection vouches for it: any copy of the token that came another way would be believed (RFC 8725 §3.2).',
  why: 'Anyone could have made an unsigned token.',
  fix: 'Server: sign with RS256, PS256 or ES256. Client: never accept "none" from the front channel.',
  messages: { unsigned: 'The ID token is not signed (alg "{alg}").' },
  check({ idToken }) {
    const { decoded, receivedIn } = idToken
    if (decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const alg = String(decoded.header.alg)
    if (alg.toLowerCase() !== 'none' && !decoded.unsigned) return
    // OIDCC §2 allows it for the code flow when the client registered so.
    const direct = receivedIn.type === 'TokenResponse' && alg === 'none'
    return {
      message: 'unsigned',
      data: { alg },
      evidence: [atClaim(idToken, 'id_token', 'alg')],
      ...(direct && { severity: 'warning' as const }),
    }
  },
})
