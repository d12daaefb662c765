import type { TokenHashes } from '../../model/facts.ts'
import { at, atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { isTokenUsed } from '../token-used.ts'

export default defineRule({
  id: 'idtoken-hash-invalid',
  title: 'The ID token is not bound to what it came with',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-3.1.3.6', 'OIDCC-3.2.2.9', 'OIDCC-3.3.2.10'],
  requires: ['idToken'],
  why: 'at_hash and c_hash tie the signed ID token to the unsigned access token and code beside it, so that nobody can exchange one of them on the way.',
  fix: 'Reject the answer. Server: compute the claim from the left half of the hash that the alg of the token names.',
  messages: {
    different: 'The claim {claim} of the ID token is not the hash of the {of} it came with.',
    missing: 'The ID token came through the browser together with the {of}, and has no {claim}.',
  },
  check({ idToken }, { facts, flow, flows }) {
    const { decoded, receivedIn } = idToken
    if (decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const front = receivedIn.type === 'AuthorizationResponse'
    const used = isTokenUsed(receivedIn, { flows })
    const code = front ? receivedIn.code : undefined
    const beside = [
      { claim: 'at_hash', of: 'access token', name: 'access_token', value: receivedIn.access_token },
      { claim: 'c_hash', of: 'code', name: 'code', value: code },
      // Not demanded by OpenID Connect, and never missing therefore.
      { claim: 's_hash', of: 'state', name: 'state', value: flow.authorizationRequest?.state, optional: true },
    ]
    let unknown: string | undefined
    for (const { claim, of, name, value, optional } of beside) {
      const claimed = decoded.claims[claim]
      const expected = value === undefined ? undefined : hashFor(decoded.header.alg, facts.hashes[value])
      const evidence = [atClaim(idToken, 'id_token', claim), at(receivedIn, name)]
      if (claimed === undefined && value !== undefined && front && !optional)
        return { message: 'missing', data: { claim, of }, evidence, ...(used && { severity: 'info' as const }) }
      if (claimed !== undefined && value !== undefined && expected === undefined) unknown = claim
      if (claimed !== undefined && expected !== undefined && claimed !== expected)
        return { message: 'different', data: { claim, of }, evidence }
    }
    return unknown === undefined ? undefined : { cantTell: `the hash for ${unknown} is not known` }
  },
})

/** OIDCC §3.1.3.6: the hash function is the one of the token's own alg. EdDSA leaves it open, so it cannot be told. */
function hashFor(alg: unknown, hashes: TokenHashes | undefined) {
  if (typeof alg !== 'string' || !hashes) return undefined
  if (alg.endsWith('256')) return hashes.sha256
  if (alg.endsWith('384')) return hashes.sha384
  return alg.endsWith('512') ? hashes.sha512 : undefined
}
