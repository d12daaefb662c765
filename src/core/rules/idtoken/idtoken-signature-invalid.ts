import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-signature-invalid',
  title: 'The signature of the ID token is wrong',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-3.1.3.7', 'OIDCC-3.2.2.11', 'RFC8725-3.3'],
  requires: ['idToken'],
  worthAWarning: 'A person gave the secret in order to know.',
  why: 'The token was changed on the way, or somebody else signed it.',
  fix: 'Reject the token. Check that app and server mean the same issuer, and that the key set is that of this server.',
  messages: {
    invalid: 'The signature of the ID token does not verify with the key "{kid}" that the server publishes.',
    secret:
      'The {alg} signature of the ID token does not verify with the client secret that was given: it is the secret of another client or an old one, or the token was changed.',
  },
  check({ idToken }, { facts }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const fact = facts.signatures[idToken.value]
    if (!fact || fact.status === 'noKey') return { cantTell: 'the key set of the server was not captured' }
    if (fact.status === 'symmetric') return { cantTell: 'the token is signed with a secret' }
    if (fact.status === 'unsupported' || fact.status === 'unsigned' || fact.status === 'noMatchingKey')
      return { inapplicable: 'there is no key to check it with' }
    if (fact.status === 'verified') return
    // What was typed may be wrong, so it does not make a login fail.
    if (fact.keySource === 'secret')
      return {
        message: 'secret',
        data: { alg: String(idToken.decoded.header.alg) },
        evidence: [atClaim(idToken, 'id_token', 'alg')],
        severity: 'warning',
        owner: 'client',
      }
    return { message: 'invalid', data: { kid: fact.kid ?? '(none)' }, evidence: [atClaim(idToken, 'id_token', 'kid')] }
  },
})
