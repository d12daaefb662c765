import rule from '../../../../src/core/rules/tokreq/tokreq-verifier-missing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenError } from '../../../support/traces.ts'

const refused = tokenError('invalid_grant')
const noChallenge = { code_challenge: undefined, code_challenge_method: undefined }

testRule(rule, {
  failed: [
    {
      name: 'left out',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code_verifier: undefined } } })],
      message: 'missing',
      evidence: ['code_challenge', 'code_verifier'],
    },
    {
      name: 'sent without a value',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code_verifier: '' } } })],
      message: 'empty',
    },
    {
      name: 'left out and the server did not mind',
      trace: [authorizationCodeFlow({ token: { params: { code_verifier: undefined } } })],
      message: 'missing',
      severity: 'warning',
    },
    {
      name: 'sent although no challenge was',
      trace: [authorizationCodeFlow({ authorize: noChallenge, token: refused })],
      message: 'unexpected',
    },
    {
      name: 'left out, and the address of the sign-in had a reference beside the challenge',
      trace: [
        authorizationCodeFlow({
          authorize: { request_uri: `${example.app}/request.jwt` },
          token: { ...refused, params: { code_verifier: undefined } },
        }),
      ],
      message: 'missing',
    },
  ],
  passed: [
    { name: 'sent', trace: [authorizationCodeFlow()] },
    { name: 'sent without need, and accepted', trace: [authorizationCodeFlow({ authorize: noChallenge })] },
  ],
  inapplicable: [
    {
      name: 'no PKCE',
      trace: [authorizationCodeFlow({ authorize: noChallenge, token: { params: { code_verifier: undefined } } })],
    },
    {
      name: 'no code is exchanged',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code: undefined, code_verifier: undefined } } })],
    },
  ],
  cantTell: [
    {
      name: 'the pushed request was not captured',
      trace: [
        authorizationCodeFlow({
          authorize: { ...noChallenge, request_uri: 'urn:ietf:params:oauth:request_uri:bwc4JK' },
        }),
      ],
      reason: /pushed/,
    },
  ],
})
