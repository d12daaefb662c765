import rule from '../../../../src/core/rules/tokres/tokres-not-json.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example } from '../../../support/traces.ts'

const asForm = `access_token=${example.accessToken}&token_type=bearer&scope=repo`
const formType = { 'content-type': 'application/x-www-form-urlencoded' }

testRule(rule, {
  failed: [
    {
      name: 'HTML',
      trace: [authorizationCodeFlow({ token: { response: '<!doctype html><title>App</title>' } })],
      message: 'other',
    },
    { name: 'empty', trace: [authorizationCodeFlow({ token: { response: '' } })], message: 'other' },
    {
      name: 'a form',
      trace: [authorizationCodeFlow({ token: { response: asForm, responseHeaders: formType } })],
      message: 'other',
    },
  ],
  passed: [
    { name: 'JSON', trace: [authorizationCodeFlow()] },
    {
      name: 'JSON that says it is text',
      trace: [authorizationCodeFlow({ token: { responseHeaders: { 'content-type': 'text/plain' } } })],
    },
  ],
  inapplicable: [
    {
      name: 'a form, and the app uses its token',
      trace: [authorizationCodeFlow({ token: { response: asForm, responseHeaders: formType } }), apiCall()],
    },
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
