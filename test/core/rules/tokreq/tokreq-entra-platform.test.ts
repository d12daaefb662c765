import rule from '../../../../src/core/rules/tokreq/tokreq-entra-platform.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

const server = 'https://login.microsoftonline.com'
const refused = (code: string, words: string) => [
  authorizationCodeFlow({
    server,
    authorizePath: '/common/oauth2/v2.0/authorize',
    token: { url: `${server}/common/oauth2/v2.0/token`, ...tokenError('invalid_request', `${code}: ${words}`) },
  }),
]

testRule(rule, {
  failed: [
    {
      name: 'a browser redeems a code of the platform Web',
      trace: refused(
        'AADSTS9002326',
        "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
      ),
      message: 'platform',
      evidence: ['error_description', 'redirect_uri'],
    },
    {
      name: 'a server redeems a code of a single-page app',
      trace: refused(
        'AADSTS9002327',
        "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
      ),
      message: 'platform',
    },
    {
      name: 'another server passes on what Entra said',
      trace: [
        authorizationCodeFlow({
          server: 'https://sso.example/realms/shop',
          authorizePath: '/protocol/openid-connect/auth',
          token: {
            url: 'https://sso.example/realms/shop/protocol/openid-connect/token',
            ...tokenError(
              'invalid_grant',
              "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
            ),
          },
        }),
      ],
      message: 'platform',
    },
    {
      name: 'a code of a single-page app is redeemed without PKCE',
      trace: refused(
        'AADSTS9002325',
        'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
      ),
      message: 'platform',
    },
  ],
  passed: [
    { name: 'accepted', trace: [authorizationCodeFlow({ server })] },
    {
      name: 'refused for another reason',
      trace: refused('AADSTS70008', 'The provided authorization code has expired.'),
    },
    {
      name: 'an error that nobody knows',
      trace: [authorizationCodeFlow({ server, token: { answer: { error: 'teapot' } } })],
    },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
  cantTell: [
    {
      name: 'the answer was not captured',
      trace: [authorizationCodeFlow({ server, token: { status: 400, response: null } })],
    },
  ],
})
