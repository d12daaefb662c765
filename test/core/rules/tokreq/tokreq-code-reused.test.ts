import rule from '../../../../src/core/rules/tokreq/tokreq-code-reused.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, refreshRequest, tokenError, tokenRequest } from '../../../support/traces.ts'

const again = (options: object = {}) =>
  tokenRequest({ at: example.start + 138, ...tokenError('invalid_grant'), ...options })

testRule(rule, {
  failed: [
    {
      name: 'the second exchange is refused',
      trace: [authorizationCodeFlow(), again()],
      message: 'twice',
      evidence: ['code', 'code'],
    },
    {
      name: 'both are refused: what refused the first is the fault',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_client', undefined, 401) }), again()],
      message: 'twice',
      severity: 'warning',
    },
    {
      name: 'both in the same millisecond: the later of the two is named, once',
      trace: [authorizationCodeFlow(), tokenRequest({ at: example.start + 100 })],
      message: 'tolerated',
      severity: 'warning',
    },
    {
      name: 'the server accepts both',
      trace: [authorizationCodeFlow(), tokenRequest({ at: example.start + 138 })],
      message: 'tolerated',
      severity: 'warning',
    },
    {
      name: 'the server says so and the first use was not seen',
      trace: [
        authorizationCodeFlow({
          token: tokenError(
            'invalid_grant',
            'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code.',
          ),
        }),
      ],
      message: 'serverSaid',
    },
  ],
  passed: [
    {
      name: 'a retry with another way of client authentication works',
      trace: [
        authorizationCodeFlow({ token: tokenError('invalid_client', undefined, 401) }),
        tokenRequest({ at: example.start + 300 }),
      ],
    },
    { name: 'one exchange', trace: [authorizationCodeFlow()] },
    {
      name: 'the first attempt never reached the server',
      trace: [
        authorizationCodeFlow({ token: { error: { kind: 'dns', code: 'net::ERR_NAME_NOT_RESOLVED' } } }),
        tokenRequest({ at: example.start + 500 }),
      ],
    },
    {
      name: 'the server was down at the first attempt',
      trace: [
        authorizationCodeFlow({ token: { status: 503, response: '<h1>503</h1>' } }),
        tokenRequest({ at: example.start + 3000 }),
      ],
    },
    {
      name: 'the browser followed a redirect of the token endpoint',
      trace: [
        authorizationCodeFlow({ token: { status: 307, response: '' } }),
        tokenRequest({ at: example.start + 140, url: 'https://login.example/moved' }),
      ],
    },
    {
      name: 'the first answer asked for a DPoP nonce',
      trace: [
        authorizationCodeFlow({ token: tokenError('use_dpop_nonce') }),
        tokenRequest({ at: example.start + 300 }),
      ],
    },
    {
      name: 'the server was down at the first attempt, and refuses the second',
      trace: [authorizationCodeFlow({ token: { status: 503, response: '<h1>503</h1>' } }), again()],
    },
    {
      name: 'the first attempt met a limit, and the second is refused',
      trace: [authorizationCodeFlow({ token: { status: 429, answer: { error: 'too_many_requests' } } }), again()],
    },
    {
      name: 'the first answer asked for a DPoP nonce, and the second attempt is refused',
      trace: [authorizationCodeFlow({ token: tokenError('use_dpop_nonce') }), again()],
    },
    {
      name: 'another code was tried first',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('invalid_grant'), params: { code: 'another-code-1' } } }),
        again(),
      ],
    },
  ],
  inapplicable: [
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
    { name: 'a refresh', trace: [refreshRequest(), refreshRequest({ at: example.start + 1000 })] },
    {
      name: 'an empty code, twice',
      trace: [
        authorizationCodeFlow({ token: { ...tokenError('invalid_request'), params: { code: '' } } }),
        again({ ...tokenError('invalid_request'), params: { code: '' } }),
      ],
    },
  ],
})
