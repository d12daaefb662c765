import rule from '../../../../src/core/rules/tokres/tokres-expires-in-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, jws, tokenError } from '../../../support/traces.ts'

const given = (expires_in: unknown, more: object = {}) => [
  authorizationCodeFlow({ token: { response: { expires_in, ...more } } }),
]
const seconds = Math.floor(example.start / 1000)

testRule(rule, {
  failed: [
    { name: 'a word', trace: given('one hour'), message: 'notANumber', evidence: ['expires_in'] },
    { name: 'negative', trace: given(-1), message: 'tooSmall', severity: 'warning' },
    { name: 'zero', trace: given(0), message: 'tooSmall', severity: 'info' },
    { name: 'a date', trace: given(1_718_000_000), message: 'epochOrMilliseconds' },
    {
      name: 'another life than the token says',
      trace: given(3600, { access_token: jws({ iat: seconds, exp: seconds + 300 }) }),
      message: 'differs',
      severity: 'info',
    },
    { name: 'a text of digits', trace: given('3600'), message: 'text', severity: 'info' },
    { name: 'a number with its unit', trace: given('3600s'), message: 'notANumber' },
    { name: 'a sentence that ends with a number', trace: given('in 3600'), message: 'notANumber' },
    { name: 'a list', trace: given([3600]), message: 'notANumber' },
    {
      name: 'a number beyond all numbers',
      trace: [
        authorizationCodeFlow({
          token: {
            response: '{"access_token":"2YotnFZFEjr1zCsicMWpAA","token_type":"Bearer","expires_in":1e999}',
            responseHeaders: { 'content-type': 'application/json' },
          },
        }),
      ],
      message: 'notANumber',
    },
    { name: 'a text with a fraction', trace: given('3599.95'), message: 'text', severity: 'info' },
    {
      name: 'another life than the token says, counted from its arrival',
      trace: given(3600, { access_token: jws({ exp: seconds + 300 }) }),
      message: 'differs',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'a number', trace: given(3600) },
    { name: 'as the token says', trace: given(300, { access_token: jws({ iat: seconds, exp: seconds + 300 }) }) },
    {
      name: 'Entra v1 writes a text',
      trace: [
        authorizationCodeFlow({
          server: 'https://login.microsoftonline.com',
          token: { response: { expires_in: '3600' } },
        }),
      ],
    },
    {
      name: 'an hour, as the token says',
      trace: given(3600, { access_token: jws({ iat: seconds, exp: seconds + 3600 }) }),
    },
    {
      name: 'ten minutes longer than the token says',
      trace: given(900, { access_token: jws({ iat: seconds, exp: seconds + 300 }) }),
    },
    { name: 'ten years', trace: given(315_360_000) },
    { name: 'a second is short, but a lifetime', trace: given(1) },
    { name: 'the token does not say', trace: given(3600, { access_token: jws({ sub: 'jane' }) }) },
  ],
  inapplicable: [
    { name: 'missing', trace: given(undefined) },
    { name: 'null', trace: given(null) },
    { name: 'an error answer', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
    { name: 'no access token', trace: given(3600, { access_token: undefined }) },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
