import type { ValueShape } from '../../model/facts.ts'
import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-pkce-malformed',
  title: 'The PKCE challenge is encoded wrongly',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC7636-4.2', 'RFC7636-A', 'RFC7636-B'],
  requires: ['authorizationRequest'],
  why: 'The server will hash the verifier and compare: a challenge in another form never matches, and the code exchange fails with invalid_grant.',
  fix: 'Compute base64url(SHA-256(verifier)) from the raw bytes of the digest, without padding: always 43 characters. The method is called S256.',
  messages: {
    method: 'code_challenge_method is "{method}"; only S256 and plain exist.',
    shape: 'The code_challenge is not an S256 challenge: {shape}.',
  },
  check({ authorizationRequest: request }, { shape, flow }) {
    const { code_challenge: challenge, code_challenge_method: method } = request
    if (!challenge) return { inapplicable: 'no PKCE' }
    const redeemed = flow.tokenExchanges.some((each) => each.response?.access_token !== undefined)
    if (redeemed) return { inapplicable: 'the server accepted it' }
    if (flow.exchangedOnServer) return { cantTell: 'the code was exchanged on the server' }
    if (method !== undefined && method !== 'S256' && method !== 'plain') {
      return {
        message: 'method',
        data: { method: method.slice(0, 20) },
        evidence: [at(request, 'code_challenge_method')],
      }
    }
    if (method !== 'S256') return { inapplicable: 'the method is plain' }
    const flaw = flawOf(shape(challenge))
    if (flaw === undefined) return
    return { message: 'shape', data: { shape: flaw }, evidence: [at(request, 'code_challenge')] }
  },
})

function flawOf({ length, alphabet, padded }: ValueShape): string | undefined {
  if (alphabet === 'hex' && length === 64) return 'it is the hexadecimal digest (64 characters)'
  if (length === 86 || length === 88) return 'it is the base64url of the hexadecimal digest (86 characters)'
  if (padded) return 'it still has its padding (=)'
  if (alphabet === 'base64') return 'it is plain base64, with + or /'
  if (alphabet === 'unreserved' || alphabet === 'printable' || alphabet === 'other')
    return 'it has characters that base64url does not have'
  return length === 43 ? undefined : `it has ${length} characters instead of 43`
}
