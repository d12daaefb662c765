import { headerOf } from '../../model/http-exchange.ts'
import { inWords } from '../duration.ts'
import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** Clocks differ by that much without harm. Milliseconds. */
const tolerance = 60_000

export default defineRule({
  id: 'idtoken-expired',
  title: 'The ID token had expired when it arrived',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-3.1.3.7', 'RFC7519-4.1.4'],
  requires: ['idToken'],
  why: 'An expired token must be rejected. A fresh one that looks expired means a wrong clock or a cached answer.',
  fix: 'Set the clock of this computer and of the server by network time; keep caches away from the token endpoint; give the token a lifetime of minutes.',
  messages: {
    expired: 'The ID token had expired {age} before it arrived.',
    clockAhead:
      "By this computer's clock the ID token had expired {age} before it arrived; by the server's clock it is still valid.",
  },
  check({ idToken }, { exchange }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const { exp } = idToken.decoded.claims
    if (typeof exp !== 'number') return { inapplicable: 'no exp' }
    const age = idToken.at - exp * 1000
    if (age <= tolerance) return
    const data = { age: inWords(age) }
    const evidence = [atClaim(idToken, 'id_token', 'exp')]
    const date = Date.parse(headerOf(exchange(idToken).response, 'date') ?? '')
    if (date < exp * 1000) return { message: 'clockAhead', data, evidence, owner: 'user' }
    return { message: 'expired', data, evidence }
  },
})
