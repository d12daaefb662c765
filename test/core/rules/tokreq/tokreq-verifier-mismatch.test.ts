import { createHash } from 'node:crypto'
import rule from '../../../../src/core/rules/tokreq/tokreq-verifier-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, base64url, example, tokenError } from '../../../support/traces.ts'

const refused = tokenError('invalid_grant')
const digest = createHash('sha256').update(example.verifier).digest()
const challenged = (challenge: string) => [
  authorizationCodeFlow({ authorize: { code_challenge: challenge }, token: refused }),
]

testRule(rule, {
  failed: [
    {
      name: 'another verifier',
      trace: [
        authorizationCodeFlow({
          token: { ...refused, params: { code_verifier: `${example.verifier.slice(0, -1)}x` } },
        }),
      ],
      message: 'different',
      evidence: ['code_challenge', 'code_verifier'],
    },
    { name: 'the challenge is the hex digest', trace: challenged(digest.toString('hex')), message: 'hex' },
    {
      name: 'the challenge is base64url of the hex digest',
      trace: challenged(base64url(digest.toString('hex'))),
      message: 'hex',
    },
    { name: 'the challenge is plain base64', trace: challenged(digest.toString('base64')), message: 'base64' },
    {
      name: 'the challenge keeps its padding',
      trace: challenged(`${digest.toString('base64url')}=`),
      message: 'padded',
    },
    {
      name: 'hashed twice',
      trace: challenged(createHash('sha256').update(digest).digest('base64url')),
      message: 'hashedTwice',
    },
    {
      name: 'the challenge is sent as verifier',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code_verifier: example.challenge } } })],
      message: 'challengeSent',
    },
    {
      name: 'the verifier of another login',
      trace: [
        authorizationCodeFlow({ tab: 2, callback: false }),
        authorizationCodeFlow({
          at: example.start + 4_000,
          authorize: { state: 'second-login-1', nonce: 'second-nonce', code_challenge: 'x'.repeat(43) },
          callback: { state: 'second-login-1', code: 'second-code-1' },
          token: { ...refused, params: { code: 'second-code-1' } },
        }),
      ],
      message: 'otherLogin',
    },
    {
      name: 'plain, and different',
      trace: [authorizationCodeFlow({ authorize: { code_challenge_method: 'plain' }, token: refused })],
      message: 'differentPlain',
    },
    {
      name: 'another verifier, and the server does not check',
      trace: [authorizationCodeFlow({ token: { params: { code_verifier: `${example.verifier.slice(0, -1)}x` } } })],
      message: 'different',
      severity: 'warning',
    },
    {
      name: 'it fits, but is too short',
      trace: [
        authorizationCodeFlow({
          authorize: { code_challenge: createHash('sha256').update('short').digest('base64url') },
          token: { params: { code_verifier: 'short' } },
        }),
      ],
      message: 'form',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'S256 of the verifier is the challenge (RFC 7636, Appendix B)', trace: [authorizationCodeFlow()] },
    {
      name: 'plain and equal',
      trace: [
        authorizationCodeFlow({ authorize: { code_challenge_method: 'plain', code_challenge: example.verifier } }),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'no PKCE',
      trace: [authorizationCodeFlow({ authorize: { code_challenge: undefined, code_challenge_method: undefined } })],
    },
  ],
})
