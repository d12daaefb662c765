import rule from '../../../../src/core/rules/authreq/authreq-state-missing.ts'
import { pushedFlow, referenceFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenRequest } from '../../../support/traces.ts'

const bare = { state: undefined, nonce: undefined, code_challenge: undefined, code_challenge_method: undefined }

testRule(rule, {
  failed: [
    {
      name: 'neither state nor PKCE nor nonce',
      trace: [authorizationCodeFlow({ authorize: bare, callback: { state: undefined } })],
      message: 'nothing',
      evidence: ['state'],
    },
  ],
  passed: [
    { name: 'state', trace: [authorizationCodeFlow()] },
    {
      name: 'PKCE alone, as Auth.js sends it',
      trace: [
        authorizationCodeFlow({ authorize: { state: undefined, nonce: undefined }, callback: { state: undefined } }),
      ],
    },
    {
      name: 'nonce alone, as Auth.js sends it to Slack',
      trace: [authorizationCodeFlow({ authorize: { ...bare, nonce: 'n-1' }, callback: { state: undefined } })],
    },
    { name: 'pushed', trace: [pushedFlow()] },
  ],
  inapplicable: [{ name: 'no sign-in', trace: [tokenRequest()] }],
  cantTell: [{ name: 'pushed by a server, out of sight', trace: [referenceFlow()], reason: /pushed/ }],
})
