import { createHash } from 'node:crypto'
import rule from '../../../../src/core/rules/tokreq/tokreq-verifier-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  base64url,
  example,
  tokenError,
  tokenRequest,
} from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const refused = tokenError('invalid_grant')
const digest = createHash('sha256').update(example.verifier).digest()
const challenged = (challenge: string) => [
  authorizationCodeFlow({ authorize: { code_challenge: challenge }, token: refused }),
]

const s256 = (verifier: string) => createHash('sha256').update(verifier).digest('base64url')
const fitting = (code_verifier: string) => [
  authorizationCodeFlow({ authorize: { code_challenge: s256(code_verifier) }, token: { params: { code_verifier } } }),
]
const wrong = (code_verifier: string) => [authorizationCodeFlow({ token: { ...refused, params: { code_verifier } } })]
const secondLogin = (code_challenge: string, at: number = example.start + 4_000) =>
  authorizationCodeFlow({
    at,
    tab: 2,
    authorize: { state: 'second-login-1', nonce: 'second-nonce', code_challenge },
    callback: false,
  })

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
    {
      name: 'the challenge is plain base64 without padding',
      trace: challenged(digest.toString('base64').replace(/=+$/, '')),
      message: 'base64',
    },
    { name: 'it does not fit, and is too short', trace: wrong('short'), message: 'form' },
    { name: 'it does not fit, and is too long', trace: wrong('x'.repeat(129)), message: 'form' },
    { name: 'it does not fit, and has a plus sign', trace: wrong(`${'x'.repeat(50)}+/`), message: 'form' },
    {
      name: 'it fits, but has a plus sign',
      trace: fitting(`${'x'.repeat(50)}+/`),
      message: 'form',
      severity: 'warning',
    },
    { name: 'it fits, but has a space', trace: fitting(`${'x'.repeat(50)} y`), message: 'form', severity: 'warning' },
    { name: 'it fits, but has an umlaut', trace: fitting(`${'x'.repeat(50)}ä`), message: 'form', severity: 'warning' },
    { name: 'it fits, but is too long', trace: fitting('x'.repeat(129)), message: 'form', severity: 'warning' },
    { name: 'it has 128 characters and does not fit', trace: wrong('x'.repeat(128)), message: 'different' },
    {
      name: 'a wrong one is refused before the right one is taken',
      trace: [...wrong(`${example.verifier.slice(0, -1)}x`), tokenRequest({ at: example.start + 400 })],
      message: 'different',
      severity: 'error',
    },
    {
      name: 'another verifier, and no answer came',
      trace: wrong(`${example.verifier.slice(0, -1)}x`).map((each) =>
        each.map((one) => (one.request.body ? unanswered(one) : one)),
      ),
      message: 'different',
      severity: 'error',
    },
    {
      name: 'the verifier of a login that was started later',
      trace: [
        authorizationCodeFlow({
          authorize: { code_challenge: 'x'.repeat(43) },
          token: { ...refused, delay: 9_000 },
        }),
        secondLogin(example.challenge),
      ],
      message: 'otherLogin',
    },
    {
      name: 'the verifier of no login at all',
      trace: [
        apiCall({ at: example.start - 1000, token: 'token-of-an-earlier-login' }),
        ...wrong(`${example.verifier.slice(0, -1)}x`),
        secondLogin('y'.repeat(43)),
      ],
      message: 'different',
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
    { name: 'it fits, and has the most characters', trace: fitting('x'.repeat(128)) },
    { name: 'it fits, and has the fewest characters', trace: fitting('x'.repeat(43)) },
    { name: 'it fits, with all the marks that are allowed', trace: fitting(`${'x'.repeat(43)}-._~`) },
  ],
  inapplicable: [
    {
      name: 'no PKCE',
      trace: [authorizationCodeFlow({ authorize: { code_challenge: undefined, code_challenge_method: undefined } })],
    },
  ],
})
