import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-iss-mismatch',
  title: 'The ID token was issued by another server',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-2', 'OIDCC-3.1.3.7', 'RFC8725-3.8'],
  requires: ['idToken'],
  why: 'iss must be, character by character, the issuer the app was told to trust.',
  fix: 'Give the server one public issuer, and configure the app with exactly that string: scheme, host, port, path, trailing slash.',
  messages: {
    different: 'The ID token was issued by {iss}, expected {issuer}.',
    missing: 'The ID token has no iss.',
  },
  check({ idToken }, { metadata, provider }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const { iss } = idToken.decoded.claims
    const evidence = [atClaim(idToken, 'id_token', 'iss')]
    if (typeof iss !== 'string') return { message: 'missing', evidence }
    if (provider.deviations.issuerVaries) return { inapplicable: provider.deviations.issuerVaries }
    const issuer = metadata?.issuer
    if (typeof issuer !== 'string')
      return { cantTell: "the server's metadata was not captured, so its issuer is not known" }
    if (iss === issuer) return
    return {
      message: 'different',
      data: { iss, issuer },
      evidence,
      comparison: { expected: issuer, expectedLabel: 'issuer', actual: iss, actualLabel: 'iss' },
    }
  },
})
