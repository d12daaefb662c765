import rule from '../../../../src/core/rules/tokreq/tokreq-client-auth-conflict.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, jws, tokenError } from '../../../support/traces.ts'

const rejected = tokenError('invalid_client', undefined, 401)
const secret = { client_secret: 'Zx81-spectrum-9f' }
const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` })
const login = (token: object) => [authorizationCodeFlow({ token: { ...rejected, ...token } })]

testRule(rule, {
  failed: [
    {
      name: 'header and body at once',
      trace: login({ headers: basic('s6BhdRkqt3:secret'), params: secret }),
      message: 'twice',
      evidence: ['authorization', 'error'],
    },
    { name: 'base64 twice', trace: login({ headers: basic(btoa('s6BhdRkqt3:secret')) }), message: 'basicMalformed' },
    {
      name: 'no colon',
      trace: login({ headers: basic('s6BhdRkqt3'), params: { client_id: undefined } }),
      message: 'basicMalformed',
    },
    {
      name: 'a method that the server does not list',
      trace: [
        discovery({ document: { token_endpoint_auth_methods_supported: ['client_secret_post'] } }),
        ...login({ headers: basic('s6BhdRkqt3:secret') }),
      ],
      message: 'notSupported',
    },
    {
      name: 'a secret is demanded and none was sent',
      trace: [
        authorizationCodeFlow({
          token: tokenError(
            'invalid_client',
            "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
            401,
          ),
        }),
      ],
      message: 'secretRequired',
      evidence: ['client_id', 'error'],
    },
    {
      name: 'a public client sends a secret',
      trace: [
        authorizationCodeFlow({
          token: {
            ...tokenError(
              'invalid_client',
              'AADSTS700025: Client is public so neither client_assertion nor client_secret should be presented.',
              401,
            ),
            params: secret,
          },
        }),
      ],
      message: 'secretForbidden',
      evidence: ['client_secret', 'error'],
    },
  ],
  passed: [
    { name: 'a public client', trace: [authorizationCodeFlow()] },
    {
      name: 'twice, and the server does not mind',
      trace: [authorizationCodeFlow({ token: { headers: basic('s6BhdRkqt3:secret'), params: secret } })],
    },
    { name: 'client_id in the body beside HTTP Basic', trace: login({ headers: basic('s6BhdRkqt3:secret') }) },
    {
      name: 'a listed method, and the secret is wrong',
      trace: [
        discovery({ document: { token_endpoint_auth_methods_supported: ['client_secret_basic'] } }),
        ...login({ headers: basic('s6BhdRkqt3:secret') }),
      ],
    },
    {
      name: 'a signed assertion where private_key_jwt is listed',
      trace: [
        discovery({ document: { token_endpoint_auth_methods_supported: ['private_key_jwt'] } }),
        ...login({ params: { client_assertion: jws({ sub: 'a' }) } }),
      ],
    },
    { name: 'a public client that the server does not know', trace: login({}) },
    {
      name: 'the server demands a secret, and one was sent',
      trace: login({
        ...tokenError(
          'invalid_client',
          "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
          401,
        ),
        headers: basic('s6BhdRkqt3:secret'),
      }),
    },
    {
      name: 'a method that is not listed, and the code is what was refused',
      trace: [
        discovery({ document: { token_endpoint_auth_methods_supported: ['client_secret_post'] } }),
        ...login({ ...tokenError('invalid_grant'), headers: basic('s6BhdRkqt3:secret') }),
      ],
    },
    {
      name: 'a signed assertion where secrets are listed too',
      trace: [
        discovery({ document: { token_endpoint_auth_methods_supported: ['client_secret_basic', 'private_key_jwt'] } }),
        ...login({ params: { client_assertion: jws({ sub: 'a' }) } }),
      ],
    },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
  cantTell: [
    {
      name: 'the header fields were not captured',
      trace: [
        authorizationCodeFlow({ token: rejected }).map((each) => {
          const { headers: _hidden, ...request } = each.request
          return each.request.body ? { ...each, request } : each
        }),
      ],
      reason: /header fields/,
    },
  ],
})
