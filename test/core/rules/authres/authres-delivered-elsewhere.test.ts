import rule from '../../../../src/core/rules/authres/authres-delivered-elsewhere.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'another host, and the login stops',
      trace: [
        authorizationCodeFlow({ callbackUrl: 'https://www.app.example/callback', callbackStatus: 500, token: false }),
      ],
      message: 'elsewhere',
      severity: 'warning',
      evidence: ['redirect_uri', undefined],
    },
    {
      name: 'another host, and all is well',
      trace: [authorizationCodeFlow({ callbackUrl: 'https://www.app.example/callback' })],
      message: 'elsewhere',
      severity: 'info',
    },
    {
      name: 'asked for localhost, delivered to 127.0.0.1',
      trace: [
        authorizationCodeFlow({
          authorize: { redirect_uri: 'http://localhost:3000/cb' },
          callbackUrl: 'http://127.0.0.1:3000/cb',
          callbackStatus: 500,
          token: false,
        }),
      ],
      message: 'elsewhere',
    },
  ],
  passed: [
    {
      name: 'what was asked for is no address that a browser could compare',
      trace: [
        authorizationCodeFlow({
          authorize: { redirect_uri: 'https://app example/callback' },
          callbackUrl: example.redirectUri,
        }),
      ],
    },
    { name: 'the same', trace: [authorizationCodeFlow()] },
    {
      name: 'the browser adds the slash of an empty path',
      trace: [
        authorizationCodeFlow({
          authorize: { redirect_uri: 'https://app.example' },
          callbackUrl: 'https://app.example/',
          token: false,
        }),
      ],
    },
    {
      name: 'the app goes on elsewhere after the first delivery',
      trace: [
        authorizationCodeFlow(),
        exchange({
          url: `${example.app}/home`,
          at: example.start + 500,
          context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
        }),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'a scheme of the app itself, which leads to its page',
      trace: [
        authorizationCodeFlow({
          authorize: { redirect_uri: 'com.app.example:/callback' },
          callbackUrl: example.redirectUri,
        }),
      ],
    },
    {
      name: 'none was asked for',
      trace: [authorizationCodeFlow({ authorize: { redirect_uri: undefined }, callbackUrl: example.redirectUri })],
    },
  ],
})
