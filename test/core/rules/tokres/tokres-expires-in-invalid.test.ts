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
  ],
  inapplicable: [
    { name: 'missing', trace: given(undefined) },
    { name: 'null', trace: given(null) },
    { name: 'an error answer', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
