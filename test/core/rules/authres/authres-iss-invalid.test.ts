import rule from '../../../../src/core/rules/authres/authres-iss-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'iss names another server than the one whose metadata was read, though the document was not captured',
      trace: [
        discovery({ response: null }),
        authorizationCodeFlow({ callback: { iss: 'https://evil.example' }, token: false }),
      ],
      message: 'different',
    },
    {
      name: 'iss names another server',
      trace: [discovery(), authorizationCodeFlow({ callback: { iss: 'https://evil.example' }, token: false })],
      message: 'different',
      evidence: ['iss', 'client_id'],
    },
    {
      name: 'the server promises iss and leaves it out',
      trace: [
        discovery({ document: { authorization_response_iss_parameter_supported: true } }),
        authorizationCodeFlow({ callback: { iss: undefined } }),
      ],
      message: 'missing',
    },
    {
      name: 'a trailing slash more is another issuer',
      trace: [discovery(), authorizationCodeFlow({ callback: { iss: 'https://login.example/' } })],
      message: 'different',
    },
  ],
  passed: [
    {
      name: 'iss is the issuer whose metadata was read, though the document was not captured',
      trace: [discovery({ response: null }), authorizationCodeFlow()],
    },
    { name: 'iss is the issuer', trace: [discovery(), authorizationCodeFlow()] },
  ],
  inapplicable: [
    { name: 'no iss and none promised', trace: [discovery(), authorizationCodeFlow({ callback: { iss: undefined } })] },
  ],
  cantTell: [{ name: 'the metadata was not captured', trace: [authorizationCodeFlow()], reason: /metadata/ }],
})
