import { at, atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-nonce-invalid',
  title: "The ID token's nonce is missing or another one",
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-3.1.3.7', 'OIDCC-2', 'RFC9700-4.5.3'],
  requires: ['authorizationRequest', 'idToken'],
  why: 'nonce ties the ID token to this sign-in. With another value the token may come from somebody else’s login (injection), and the app must reject it.',
  fix: 'Keep one nonce per request, and do not let a second login overwrite it. If the server does not echo it, turn the check off only when its documentation says so.',
  messages: {
    different: 'The nonce in the ID token is not the one this sign-in sent, so the app must reject the token.',
    missing: 'The sign-in sent a nonce, and the ID token has none, so the app must reject the token.',
    otherLogin: 'The ID token carries the nonce of another sign-in started in this browser.',
  },
  check({ authorizationRequest, idToken }, { flow, flows, provider }) {
    const { nonce: sent } = authorizationRequest
    if (sent === undefined) return { inapplicable: 'no nonce was sent' }
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const deviation = provider.deviations.withoutNonce ?? provider.deviations.hashedNonce
    if (deviation) return { inapplicable: deviation }
    const { nonce: claimed } = idToken.decoded.claims
    if (claimed === sent) return
    const evidence = [at(authorizationRequest, 'nonce'), atClaim(idToken, 'id_token', 'nonce')]
    if (claimed === undefined) return { message: 'missing', evidence, owner: 'authorizationServer' }
    const other = flows.some((each) => each.id !== flow.id && each.authorizationRequest?.nonce === claimed)
    return { message: other ? 'otherLogin' : 'different', evidence }
  },
})
