import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-pkce-plain',
  title: 'The PKCE secret itself is in the URL',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC7636-4.2', 'RFC7636-4.3', 'RFC7636-7.2', 'RFC9700-2.1.1'],
  requires: ['authorizationRequest'],
  worthAWarning: 'Whoever reads the sign-in request has the secret, too (RFC 9700 §2.1.1).',
  why: 'With the method "plain" the challenge is the secret; who can read the sign-in address can exchange the code.',
  fix: 'Send code_challenge_method=S256 with the SHA-256 challenge, and serve the app from https or localhost, so that crypto.subtle exists.',
  messages: {
    plain: 'The sign-in uses the PKCE method "plain".',
    noMethod: 'The sign-in sends a code_challenge without code_challenge_method, which means "plain".',
  },
  check({ authorizationRequest: request }) {
    const { code_challenge: challenge, code_challenge_method: method } = request
    if (!challenge) return { inapplicable: 'no PKCE' }
    if (method === undefined) return { message: 'noMethod', evidence: [at(request, 'code_challenge_method')] }
    return method === 'plain' ? { message: 'plain', evidence: [at(request, 'code_challenge_method')] } : undefined
  },
})
