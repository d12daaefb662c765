import rule from '../../../../src/core/rules/authreq/authreq-response-mode-invalid.ts'
import { implicitFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow } from '../../../support/traces.ts'

const page = { status: 400, text: 'Bad request' }

testRule(rule, {
  failed: [
    {
      name: 'an ID token in the query',
      trace: [implicitFlow({ authorize: { response_mode: 'query' }, errorPage: page })],
      message: 'query',
      evidence: ['response_mode', 'response_type'],
    },
    {
      name: 'an ID token in query.jwt',
      trace: [implicitFlow({ authorize: { response_mode: 'query.jwt' }, errorPage: page })],
      message: 'query',
    },
    {
      name: 'unknown',
      trace: [authorizationCodeFlow({ authorize: { response_mode: 'formpost' }, errorPage: page })],
      message: 'unknown',
      severity: 'warning',
    },
  ],
  passed: [
    { name: 'form_post', trace: [implicitFlow({ authorize: { response_mode: 'form_post' }, errorPage: page })] },
    { name: 'query with a code', trace: [authorizationCodeFlow({ authorize: { response_mode: 'query' } })] },
    {
      name: 'the server answers as it should all the same',
      trace: [implicitFlow({ authorize: { response_mode: 'query' } })],
    },
    { name: 'unknown, but accepted', trace: [authorizationCodeFlow({ authorize: { response_mode: 'popup' } })] },
    ...['okta_post_message', 'web_message'].map((response_mode) => ({
      name: `${response_mode} is a vendor's own`,
      trace: [authorizationCodeFlow({ authorize: { response_mode }, errorPage: page })],
    })),
  ],
  inapplicable: [{ name: 'not sent', trace: [authorizationCodeFlow()] }],
})
