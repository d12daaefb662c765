import rule from '../../../../src/core/rules/authreq/authreq-not-advertised.ts'
import { hybridFlow, implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery } from '../../../support/traces.ts'

const refused = { callback: { code: undefined, error: 'invalid_request' } }

testRule(rule, {
  failed: [
    {
      name: 'response_type',
      trace: [
        discovery(),
        implicitFlow({
          authorize: { response_type: 'token' },
          callback: { id_token: undefined, error: 'unsupported_response_type' },
        }),
      ],
      message: 'unlisted',
      severity: 'error',
      evidence: ['response_type'],
    },
    {
      name: 'response_type, and the refusal does not name it',
      trace: [
        discovery(),
        implicitFlow({
          authorize: { response_type: 'token' },
          callback: { id_token: undefined, error: 'unauthorized_client' },
        }),
      ],
      message: 'unlisted',
      severity: 'warning',
    },
    {
      name: 'response_mode',
      trace: [
        discovery({ document: { response_modes_supported: ['query'] } }),
        authorizationCodeFlow({ authorize: { response_mode: 'fragment' }, ...refused }),
      ],
      message: 'unlisted',
      evidence: ['response_mode'],
    },
    {
      name: 'prompt',
      trace: [
        discovery({ document: { prompt_values_supported: ['login'] } }),
        authorizationCodeFlow({ authorize: { prompt: 'login create' }, ...refused }),
      ],
      message: 'unlisted',
      evidence: ['prompt'],
    },
    {
      name: 'code_challenge_method',
      trace: [
        discovery({ document: { code_challenge_methods_supported: ['S256'] } }),
        authorizationCodeFlow({ authorize: { code_challenge_method: 'plain' }, ...refused }),
      ],
      message: 'unlisted',
      evidence: ['code_challenge_method'],
    },
    {
      name: 'pushed requests are demanded',
      trace: [discovery({ document: { require_pushed_authorization_requests: true } }), authorizationCodeFlow(refused)],
      message: 'parRequired',
    },
  ],
  passed: [
    { name: 'listed, and refused for another reason', trace: [discovery(), authorizationCodeFlow(refused)] },
    {
      name: 'the words of response_type have no order',
      trace: [
        discovery({ document: { response_types_supported: ['id_token code'] } }),
        hybridFlow({ callback: { code: undefined, id_token: undefined, error: 'server_error' } }),
      ],
    },
    {
      name: 'not listed, but it works',
      trace: [discovery({ document: { response_types_supported: ['id_token'] } }), authorizationCodeFlow()],
    },
    {
      name: 'scopes_supported is never complete',
      trace: [discovery({ document: { scopes_supported: ['openid'] } }), authorizationCodeFlow(refused)],
    },
    {
      name: 'the list of methods is left out, as Entra does',
      trace: [discovery({ document: { code_challenge_methods_supported: undefined } }), authorizationCodeFlow(refused)],
    },
  ],
  inapplicable: [
    { name: 'no metadata', trace: [authorizationCodeFlow(refused)] },
    {
      name: 'the user is still signing in',
      trace: [
        discovery({ document: { prompt_values_supported: ['login'] } }),
        authorizationCodeFlow({ authorize: { prompt: 'select_account' }, callback: false }),
      ],
    },
  ],
})
