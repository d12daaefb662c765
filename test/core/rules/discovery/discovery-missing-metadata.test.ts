import rule from '../../../../src/core/rules/discovery/discovery-missing-metadata.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, exchange, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'no keys and no endpoint',
      trace: [discovery({ document: { jwks_uri: undefined, authorization_endpoint: undefined } })],
      message: 'missing',
      evidence: ['authorization_endpoint', 'jwks_uri'],
    },
    {
      name: 'no token endpoint, and a code to redeem',
      trace: [
        discovery({ document: { token_endpoint: undefined } }),
        authorizationCodeFlow({ token: tokenError('invalid_request') }),
      ],
      message: 'missing',
      evidence: ['token_endpoint'],
    },
    {
      name: 'a text where a list belongs',
      trace: [discovery({ document: { response_types_supported: 'code' } })],
      message: 'notList',
    },
    {
      name: 'the login succeeded without it',
      trace: [discovery({ document: { subject_types_supported: undefined } }), authorizationCodeFlow()],
      message: 'missing',
      severity: 'info',
    },
  ],
  passed: [
    {
      name: 'a server that writes null for a list it does not have',
      trace: [discovery({ document: { response_modes_supported: null } })],
    },
    { name: 'complete', trace: [discovery(), authorizationCodeFlow()] },
    {
      name: 'Apple has no userinfo_endpoint, Entra no code_challenge_methods_supported: they are optional',
      trace: [discovery({ document: { userinfo_endpoint: undefined, end_session_endpoint: undefined } })],
    },
    {
      name: 'an OAuth server without OpenID Connect',
      trace: [
        exchange({
          url: 'https://login.example/.well-known/oauth-authorization-server',
          response: { issuer: 'https://login.example', response_types_supported: ['code'] },
        }),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'an API describes itself',
      trace: [
        exchange({
          url: 'https://api.example/.well-known/oauth-protected-resource',
          response: { resource: 'https://api.example' },
        }),
      ],
    },
    { name: 'an error answer', trace: [discovery({ status: 404, response: '{"error":"not found"}' })] },
  ],
  cantTell: [{ name: 'the document was not captured', trace: [discovery({ response: null })] }],
})
