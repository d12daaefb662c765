import rule from '../../../../src/core/rules/authres/authres-redirect-uri-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

const refused = 'Error 400: redirect_uri_mismatch. The redirect URI in the request does not match the ones authorized.'

testRule(rule, {
  failed: [
    {
      name: 'the page says that the redirect URI is not registered',
      trace: [authorizationCodeFlow({ errorPage: { status: 400, text: refused } })],
      message: 'unknown',
      evidence: ['redirect_uri', undefined],
    },
    {
      name: 'another redirect URI of the same client was accepted before',
      trace: [
        authorizationCodeFlow(),
        authorizationCodeFlow({
          at: example.start + 60_000,
          authorize: { redirect_uri: `${example.redirectUri}/`, state: 'other-state-1', nonce: 'n2' },
          errorPage: { status: 400, text: 'Invalid parameter: redirect_uri' },
        }),
      ],
      message: 'differs',
    },
    {
      name: 'AD FS numbers its errors and shows them with HTTP 200',
      trace: [
        authorizationCodeFlow({
          server: 'https://adfs.example/adfs',
          errorPage: {
            status: 200,
            text: "MSIS9224: The received 'redirect_uri' parameter is not a valid registered redirect URI.",
          },
        }),
      ],
      message: 'unknown',
    },
    {
      name: 'GitHub tells the registered address instead of showing a page',
      trace: [
        authorizationCodeFlow({
          callback: {
            code: undefined,
            error: 'redirect_uri_mismatch',
            error_description: 'The redirect_uri MUST match the registered callback URL for this application.',
          },
        }),
      ],
      message: 'unknown',
      evidence: ['redirect_uri', 'error'],
    },
  ],
  passed: [
    {
      name: 'the page is about the client and does not mention the redirect URI',
      trace: [authorizationCodeFlow({ errorPage: { status: 400, text: 'Client not found.' } })],
    },
  ],
  inapplicable: [{ name: 'the server redirected back', trace: [authorizationCodeFlow()] }],
  cantTell: [
    {
      name: 'the text of the page was not captured',
      trace: [authorizationCodeFlow({ errorPage: { status: 400 } })],
      reason: /not captured/,
    },
  ],
})
