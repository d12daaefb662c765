import rule from '../../../../src/core/rules/authreq/authreq-pkce-missing.ts'
import { implicitFlow, pushedFlow, referenceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

const none = { code_challenge: undefined, code_challenge_method: undefined }
const noVerifier = { params: { code_verifier: undefined } }

testRule(rule, {
  failed: [
    {
      name: 'the page exchanges the code',
      trace: [authorizationCodeFlow({ authorize: none, token: noVerifier })],
      message: 'missing',
      severity: 'warning',
      evidence: ['code_challenge'],
    },
    {
      name: 'the server demands it',
      trace: [
        authorizationCodeFlow({
          authorize: none,
          callback: { code: undefined, error: 'invalid_request', error_description: 'code challenge required' },
        }),
      ],
      message: 'demanded',
      severity: 'error',
    },
    {
      name: 'a confidential client on a server may rely on nonce',
      trace: [authorizationCodeFlow({ authorize: none, token: false })],
      message: 'onServer',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'S256', trace: [authorizationCodeFlow()] },
    { name: 'pushed', trace: [pushedFlow()] },
  ],
  inapplicable: [
    { name: 'no code is asked for', trace: [implicitFlow()] },
    {
      name: 'Apple has no PKCE',
      trace: [
        authorizationCodeFlow({
          server: 'https://appleid.apple.com',
          authorizePath: '/auth/authorize',
          authorize: none,
          token: false,
        }),
      ],
    },
  ],
  cantTell: [{ name: 'pushed by a server, out of sight', trace: [referenceFlow()], reason: /pushed/ }],
})
