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
    {
      name: 'the document spells its issuer with a slash at the end, and so does iss',
      trace: [
        discovery({ document: { issuer: 'https://login.example/' } }),
        authorizationCodeFlow({ callback: { iss: 'https://login.example/' } }),
      ],
    },
    { name: 'iss is the issuer', trace: [discovery(), authorizationCodeFlow()] },
  ],
  inapplicable: [
    {
      name: 'no iss, and no metadata that could promise one',
      trace: [authorizationCodeFlow({ callback: { iss: undefined } })],
    },
    {
      name: 'Entra ID names the tenant of the user',
      trace: [
        discovery({ server: 'https://login.microsoftonline.com/common/v2.0' }),
        authorizationCodeFlow({
          server: 'https://login.microsoftonline.com/common/oauth2/v2.0',
          callback: { iss: 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0' },
          token: false,
        }),
      ],
    },
    { name: 'no iss and none promised', trace: [discovery(), authorizationCodeFlow({ callback: { iss: undefined } })] },
  ],
  cantTell: [{ name: 'the metadata was not captured', trace: [authorizationCodeFlow()], reason: /metadata/ }],
})
