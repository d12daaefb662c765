import rule from '../../../../src/core/rules/tokres/tokres-missing-access-token.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example } from '../../../support/traces.ts'

const b2c = 'https://contoso.b2clogin.com'

testRule(rule, {
  failed: [
    {
      name: 'left out',
      trace: [authorizationCodeFlow({ token: { response: { access_token: undefined } } })],
      message: 'missing',
      evidence: ['access_token'],
    },
    {
      name: 'inside data',
      trace: [authorizationCodeFlow({ token: { answer: { data: { access_token: example.accessToken } } } })],
      message: 'wrapped',
      evidence: ['data'],
    },
    {
      name: 'an empty text',
      trace: [authorizationCodeFlow({ token: { response: { access_token: '' } } })],
      message: 'missing',
    },
    {
      name: 'inside a member, after others',
      trace: [
        authorizationCodeFlow({
          token: { answer: { message: 'success', code: null, result: { accessToken: example.accessToken } } },
        }),
      ],
      message: 'wrapped',
      evidence: ['result'],
    },
    {
      name: 'Azure AD B2C without a scope of the app gives an ID token alone',
      trace: [authorizationCodeFlow({ server: b2c, token: { response: { access_token: undefined } } })],
      message: 'idTokenOnly',
      severity: 'warning',
    },
    {
      name: 'Azure AD B2C gives no token at all',
      trace: [
        authorizationCodeFlow({ server: b2c, token: { response: { access_token: undefined, id_token: undefined } } }),
      ],
      message: 'missing',
    },
    {
      name: 'inside the second of two objects',
      trace: [
        authorizationCodeFlow({
          token: { answer: { meta: { version: 2 }, data: { access_token: example.accessToken } } },
        }),
      ],
      message: 'wrapped',
      evidence: ['data'],
    },
  ],
  passed: [{ name: 'there', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    {
      name: 'an error',
      trace: [authorizationCodeFlow({ token: { status: 400, answer: { error: 'invalid_grant' } } })],
    },
    { name: 'a web page', trace: [authorizationCodeFlow({ token: { response: '<h1>Welcome</h1>' } })] },
    {
      name: 'a list',
      trace: [
        authorizationCodeFlow({ token: { response: '[1]', responseHeaders: { 'content-type': 'application/json' } } }),
      ],
    },
    {
      name: 'not found, in JSON',
      trace: [authorizationCodeFlow({ token: { status: 404, answer: { message: 'no such path' } } })],
    },
    {
      name: 'an error with the status of a success',
      trace: [authorizationCodeFlow({ token: { answer: { ok: false } } })],
    },
    {
      name: 'an error object with the status of a success',
      trace: [authorizationCodeFlow({ token: { answer: { error: { message: 'Invalid verification code' } } } })],
    },
    {
      name: 'TikTok once put it inside data',
      trace: [
        authorizationCodeFlow({
          server: 'https://open.tiktokapis.com',
          token: { answer: { data: { access_token: example.accessToken } } },
        }),
      ],
    },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
