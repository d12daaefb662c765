import { leastOctets } from '../../facts/client-secret.ts'
import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { isTokenUsed } from '../token-used.ts'

export default defineRule({
  id: 'idtoken-alg-unexpected',
  title: 'The ID token is signed with an unexpected algorithm',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-3.1.3.7', 'OIDCC-16.19', 'RFC7518-3.2', 'RFC8725-3.1', 'RFC8725-3.2'],
  requires: ['idToken'],
  worthAWarning:
    'Who can check an HMAC can make one: in a page the secret lies open, and a short one can be found (RFC 7518 §3.2, OIDC Core §16.19).',
  why: 'A library checks the algorithm before the signature, and refuses one it was not told to expect.',
  fix: "Set the client's ID token algorithm at the server to RS256 or ES256.",
  messages: {
    symmetric: "The ID token is signed with {alg}, which needs the app's secret and cannot be checked in a browser.",
    shortSecret:
      "The client secret that was given verifies the ID token's {alg} signature, but has fewer than the {least} octets that {alg} demands: whoever has a token can search for it.",
    notAdvertised: 'The ID token is signed with {alg}, which the server does not list ({supported}).',
  },
  check({ idToken }, { flow, flows, metadata, provider, facts }) {
    const { decoded } = idToken
    if (decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const { alg } = decoded.header
    if (typeof alg !== 'string' || alg === 'none') return { inapplicable: 'no algorithm' }
    const evidence = [atClaim(idToken, 'id_token', 'alg')]
    const least = leastOctets(alg)
    if (facts.signatures[idToken.value]?.secretTooShort && least !== undefined)
      return { message: 'shortSecret', data: { alg, least }, evidence }
    const exchange = flow.tokenExchanges.find((each) => each.response?.id_token === idToken.value)
    const publicClient = exchange?.request.clientAuthentication.every((each) => each === 'none') ?? false
    if (alg.startsWith('HS') && publicClient && exchange?.request.fromBrowser)
      return { message: 'symmetric', data: { alg }, evidence }
    const supported = metadata?.id_token_signing_alg_values_supported
    if (!Array.isArray(supported) || provider.deviations.incompleteMetadata || supported.includes(alg)) return
    if (alg === 'EdDSA' && supported.some((each) => each === 'Ed25519' || each === 'Ed448')) return
    const severity = isTokenUsed(idToken.receivedIn, { flows }) ? ('info' as const) : ('warning' as const)
    const data = { alg, supported: supported.join(', ') }
    return { message: 'notAdvertised', data, evidence, severity, onlyOdd: true }
  },
})
