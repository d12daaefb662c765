import rule from '../../../../src/core/rules/idtoken/idtoken-auth-context-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws } from '../../../support/traces.ts'

const seconds = Math.floor(example.start / 1000)
const asked = (authorize: Readonly<Record<string, string>>, claims: Readonly<Record<string, unknown>>) => [
  authorizationCodeFlow({ authorize, token: { response: { id_token: jws(idTokenClaims(claims)) } } }),
]
const essential = (value: object) => ({ claims: JSON.stringify({ id_token: { acr: { essential: true, ...value } } }) })

testRule(rule, {
  failed: [
    {
      name: 'max_age without auth_time',
      trace: asked({ max_age: '0' }, {}),
      message: 'authTimeMissing',
      evidence: ['max_age', 'id_token.auth_time'],
    },
    {
      name: 'the login is too old',
      trace: asked({ max_age: '300' }, { auth_time: seconds - 3600 }),
      message: 'tooOld',
    },
    {
      name: 'another acr than the essential one',
      trace: asked(essential({ values: ['mfa', 'phr'] }), { acr: '0' }),
      message: 'acr',
    },
    { name: 'no acr although essential', trace: asked(essential({ value: 'mfa' }), {}), message: 'acr' },
  ],
  passed: [
    { name: 'nothing was asked for', trace: [authorizationCodeFlow()] },
    { name: 'just signed in', trace: asked({ max_age: '0' }, { auth_time: seconds }) },
    {
      name: 'a minute more than was asked for: clocks, and the sign-in itself',
      trace: asked({ max_age: '300' }, { auth_time: seconds + 1 - 360 }),
    },
    {
      name: 'a wish for acr within claims is voluntary, too',
      trace: asked({ claims: '{"id_token":{"acr":{"values":["mfa"]}}}' }, {}),
    },
    { name: 'claims of UserInfo alone', trace: asked({ claims: '{"userinfo":{"email":null}}' }, {}) },
    { name: 'a wish for acr is voluntary', trace: asked({ acr_values: 'mfa' }, {}) },
    { name: 'one of the essential ones', trace: asked(essential({ values: ['mfa', 'phr'] }), { acr: 'phr' }) },
    { name: 'claims that are not JSON', trace: asked({ claims: '{' }, {}) },
  ],
  inapplicable: [
    { name: 'no ID token', trace: [authorizationCodeFlow({ token: false })] },
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
  ],
})
