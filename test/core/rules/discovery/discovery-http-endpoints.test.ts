import rule from '../../../../src/core/rules/discovery/discovery-http-endpoints.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, tokenError } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the server sees http behind its proxy',
      trace: [
        discovery({
          document: { token_endpoint: 'http://login.example/token', jwks_uri: 'http://login.example/jwks' },
        }),
      ],
      message: 'http',
      evidence: ['token_endpoint', 'jwks_uri'],
    },
    {
      name: 'the issuer, too',
      trace: [
        discovery({
          document: { issuer: 'http://login.example', service_documentation: 'http://docs.example/oauth' },
        }),
      ],
      message: 'http',
      evidence: ['issuer'],
    },
    {
      name: 'the login is refused at the token endpoint',
      trace: [
        discovery({ document: { userinfo_endpoint: 'http://login.example/userinfo' } }),
        authorizationCodeFlow({ token: tokenError('invalid_client') }),
      ],
      message: 'http',
      severity: 'error',
    },
    {
      name: 'the browser blocks the token endpoint',
      trace: [
        discovery({ document: { token_endpoint: 'http://login.example/token' } }),
        authorizationCodeFlow({
          token: { url: 'http://login.example/token', error: { kind: 'mixedContent', code: 'mixed-content' } },
        }),
      ],
      message: 'http',
      severity: 'error',
    },
    {
      name: 'the login works, since only the logout is http',
      trace: [
        discovery({ document: { end_session_endpoint: 'http://login.example/logout' } }),
        authorizationCodeFlow(),
      ],
      message: 'http',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'https everywhere', trace: [discovery()] },
    {
      name: 'a page for people may stand on http',
      trace: [discovery({ document: { service_documentation: 'http://docs.example/oauth' } })],
    },
    {
      name: 'a development server on this computer',
      trace: [discovery({ document: { token_endpoint: 'http://localhost:8080/token' } })],
    },
  ],
  inapplicable: [
    { name: 'the document itself came over http', trace: [discovery({ server: 'http://login.example' })] },
    { name: 'nothing was looked up', trace: [authorizationCodeFlow()] },
  ],
  cantTell: [{ name: 'the document was not captured', trace: [discovery({ response: null })] }],
})
