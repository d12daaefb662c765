import { headerOf } from '../../model/http-exchange.ts'
import { inWords } from '../duration.ts'
import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** Usual tolerance of the libraries (okta-auth-js 300 s). Milliseconds. */
const tolerance = 300_000

export default defineRule({
  id: 'idtoken-issued-in-future',
  title: 'The ID token seems to come from the future',
  severity: 'error',
  certainty: 'provable',
  owner: 'user',
  specs: ['OIDCC-3.1.3.7', 'RFC7519-4.1.5', 'RFC7519-4.1.6'],
  requires: ['idToken'],
  why: 'A library that finds iat or nbf later than now takes the token for a forgery and rejects it.',
  fix: 'Turn on automatic time. In the app, allow a small clock tolerance.',
  messages: {
    clientBehind: "The ID token {counts} {ahead} after now: this computer's clock is behind the server's.",
    serverAhead: "The ID token {counts} {ahead} after the time in the server's own Date header.",
  },
  check({ idToken }, { exchange }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const { iat, nbf } = idToken.decoded.claims
    const latest = Math.max(...[iat, nbf].filter((each): each is number => typeof each === 'number'))
    if (!Number.isFinite(latest)) return { inapplicable: 'no iat' }
    const ahead = latest * 1000 - idToken.at
    if (ahead <= tolerance) return
    const claim = latest === iat ? 'iat' : 'nbf'
    const date = Date.parse(headerOf(exchange(idToken).response, 'date') ?? '')
    const serverAhead = Number.isFinite(date) && latest * 1000 - date > tolerance
    return {
      message: serverAhead ? 'serverAhead' : 'clientBehind',
      data: {
        ahead: inWords(serverAhead ? latest * 1000 - date : ahead),
        counts: claim === 'iat' ? 'was issued' : 'becomes valid',
      },
      evidence: [atClaim(idToken, 'id_token', claim)],
      ...(serverAhead && { owner: 'authorizationServer' as const }),
    }
  },
})
