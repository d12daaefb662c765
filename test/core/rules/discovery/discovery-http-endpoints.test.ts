import rule from '../../../../src/core/rules/discovery/discovery-http-endpoints.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery } from '../../../support/traces.ts'

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
