import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { isTokenUsed } from '../token-used.ts'

/** Seconds beyond this are milliseconds (the year 5138). */
const milliseconds = 100_000_000_000

export default defineRule({
  id: 'idtoken-claim-invalid',
  title: 'A required claim of the ID token is missing or malformed',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-2', 'RFC7519-2', 'RFC7519-4'],
  requires: ['idToken'],
  why: 'Libraries reject an ID token without the claims that the specification requires, or with times they cannot understand.',
  fix: 'Emit sub, iss, aud, exp and iat as the specification says: sub as a text of at most 255 characters, times as seconds since 1970.',
  messages: {
    missing: 'The ID token has no {claim}.',
    type: 'The claim {claim} of the ID token is {found} instead of {expected}.',
    milliseconds: 'The claim {claim} of the ID token is in milliseconds; it has to be in seconds.',
    tooLong: 'sub has {length} characters; at most 255 are allowed.',
    duplicate: 'A claim occurs twice in the ID token: {oddity}.',
  },
  check({ idToken }, { flows }) {
    const { decoded } = idToken
    if (decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    const { sub } = decoded.claims
    // An app that goes on with the access token got along without the claim.
    const severity = isTokenUsed(idToken.receivedIn, { flows }) ? ('info' as const) : ('error' as const)
    const evidence = (claim: string) => [atClaim(idToken, 'id_token', claim)]
    if (sub === undefined || sub === '')
      return { message: 'missing', data: { claim: 'sub' }, evidence: evidence('sub'), severity }
    if (typeof sub !== 'string')
      return {
        message: 'type',
        data: { claim: 'sub', found: `a ${typeof sub}`, expected: 'a text' },
        evidence: evidence('sub'),
        severity,
      }
    if (sub.length > 255)
      return { message: 'tooLong', data: { length: sub.length }, evidence: evidence('sub'), severity }
    for (const claim of ['exp', 'iat'] as const) {
      const value = decoded.claims[claim]
      if (value === undefined) return { message: 'missing', data: { claim }, evidence: evidence(claim), severity }
      if (typeof value !== 'number')
        return {
          message: 'type',
          data: { claim, found: `a ${typeof value}`, expected: 'a number' },
          evidence: evidence(claim),
          severity,
        }
      if (value > milliseconds) return { message: 'milliseconds', data: { claim }, evidence: evidence(claim), severity }
    }
    const oddity = decoded.oddities.find((each) => each.includes('more than once'))
    return oddity === undefined
      ? undefined
      : { message: 'duplicate', data: { oddity }, evidence: evidence('sub'), severity }
  },
})
