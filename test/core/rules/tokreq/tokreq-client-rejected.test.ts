import rule from '../../../../src/core/rules/tokreq/tokreq-client-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

const basic = { headers: { authorization: `Basic ${btoa('s6BhdRkqt3:wrong')}` } }

testRule(rule, {
  failed: [
    {
      name: 'a wrong secret by HTTP Basic',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_client', 'client authentication failed', 401), ...basic },
        }),
      ],
      message: 'secret',
    },
    {
      name: 'a wrong secret in the form',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_client', undefined, 401), params: { client_secret: 'wrong' } },
        }),
      ],
      message: 'secret',
    },
    {
      name: 'an unknown public client',
      trace: [authorizationCodeFlow({ token: tokenError('invalid_client', undefined, 401) })],
      message: 'refused',
    },
    {
      name: 'Entra does not know the client, whatever its secret',
      trace: [
        authorizationCodeFlow({
          token: {
            ...tokenError('unauthorized_client', 'AADSTS700016: Application was not found in the directory.', 400),
            ...basic,
          },
        }),
      ],
      message: 'refused',
    },
    {
      name: 'Entra says with another code that the secret is wrong',
      trace: [
        authorizationCodeFlow({
          token: {
            ...tokenError('invalid_request', 'AADSTS7000215: Invalid client secret provided.'),
            params: { client_secret: 'wrong' },
          },
        }),
      ],
      message: 'secret',
    },
    {
      name: 'no client is named',
      trace: [
        authorizationCodeFlow({
          token: { ...tokenError('invalid_client', undefined, 401), params: { client_id: undefined } },
        }),
      ],
      message: 'refused',
      evidence: ['error', undefined],
    },
  ],
  passed: [
    { name: 'accepted', trace: [authorizationCodeFlow()] },
    { name: 'refused for the code', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
    {
      name: 'the grant is what is not allowed',
      trace: [
        authorizationCodeFlow({
          token: tokenError('unauthorized_client', "Grant type 'authorization_code' not allowed for the client."),
        }),
      ],
    },
    {
      name: 'an error that nobody knows',
      trace: [authorizationCodeFlow({ token: { answer: { error: 'teapot' } } })],
    },
    {
      name: 'a page of a proxy',
      trace: [authorizationCodeFlow({ token: { status: 401, response: '<h1>Unauthorized</h1>' } })],
    },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
  cantTell: [
    { name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { status: 401, response: null } })] },
  ],
})
