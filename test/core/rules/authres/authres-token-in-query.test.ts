import rule from '../../../../src/core/rules/authres/authres-token-in-query.ts'
import { implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws, logout } from '../../../support/traces.ts'

const delivered = (parameters: object) => [
  implicitFlow({ carrier: 'query', callback: { id_token: undefined, ...parameters } }),
]

testRule(rule, {
  failed: [
    {
      name: 'an access token',
      trace: delivered({ access_token: example.accessToken, token_type: 'Bearer' }),
      message: 'inQuery',
      evidence: ['access_token'],
    },
    {
      name: 'an ID token',
      trace: delivered({ id_token: jws(idTokenClaims()) }),
      message: 'inQuery',
      evidence: ['id_token'],
    },
    {
      name: 'a refresh token beside a code',
      trace: [authorizationCodeFlow({ callback: { refresh_token: example.refreshToken }, token: false })],
      message: 'inQuery',
      evidence: ['refresh_token'],
    },
  ],
  passed: [
    { name: 'a code', trace: [authorizationCodeFlow()] },
    { name: 'an ID token in the fragment', trace: [implicitFlow()] },
    {
      name: 'too short to be a token',
      trace: [authorizationCodeFlow({ callback: { access_token: 'yes' }, token: false })],
    },
    {
      name: 'another parameter with token in its name',
      trace: [authorizationCodeFlow({ callback: { token: example.accessToken }, token: false })],
    },
  ],
  inapplicable: [{ name: 'id_token_hint of a logout has a rule of its own', trace: [logout()] }],
})
