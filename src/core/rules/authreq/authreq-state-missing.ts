import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-state-missing',
  title: 'Nothing ties the answer to this browser',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-10.12', 'RFC9700-2.1', 'RFC9700-4.7.1'],
  requires: ['authorizationRequest'],
  worthAWarning:
    'Nothing binds the answer to this browser: a stranger can sign the user in as somebody else (RFC 9700 §4.7.1).',
  why: "An attacker could slip their own answer to the user's browser and log the user into the attacker's account (CSRF).",
  fix: 'Send a random state (or PKCE, or an OpenID Connect nonce), and check it on return.',
  messages: { nothing: 'The sign-in request has neither state nor PKCE nor nonce.' },
  check({ authorizationRequest: request }) {
    const hidden = request.request !== undefined || request.request_uri !== undefined
    if (hidden && !request.mergedFrom)
      return { cantTell: 'the parameters are in a request object or were pushed, and were not captured' }
    if (request.state || request.code_challenge || request.nonce) return
    return { message: 'nothing', evidence: [at(request, 'state')] }
  },
})
