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
    {
      name: 'GitHub answers with a page',
      trace: [
        authorizationCodeFlow({ server: 'https://github.com', token: { response: '<h1>Sign in to GitHub</h1>' } }),
      ],
      message: 'other',
    },
    {
      name: 'a form, and the app calls the API with another token',
      trace: [
        authorizationCodeFlow({ token: { response: asForm, responseHeaders: formType } }),
        apiCall({ token: 'another-access-token' }),
      ],
      message: 'other',
    },
    {
      name: 'a form that brings no token, and a call without one',
      trace: [
        authorizationCodeFlow({ token: { response: 'foo=1&bar=2', responseHeaders: formType } }),
        apiCall({
          headers: { authorization: undefined },
          status: 401,
          response: '',
          responseHeaders: { 'www-authenticate': 'Bearer' },
        }),
      ],
      message: 'other',
    },
    {
      name: 'a page with status 400',
      trace: [authorizationCodeFlow({ token: { status: 400, response: '<h1>Bad request</h1>' } })],
      message: 'other',
    },
  ],
  passed: [
    { name: 'JSON', trace: [authorizationCodeFlow()] },
    {
      name: 'JSON that says it is text',
      trace: [authorizationCodeFlow({ token: { responseHeaders: { 'content-type': 'text/plain' } } })],
    },
    { name: 'no content', trace: [authorizationCodeFlow({ token: { status: 204, response: '' } })] },
  ],
  inapplicable: [
    {
      name: 'a form, and the app uses its token',
      trace: [authorizationCodeFlow({ token: { response: asForm, responseHeaders: formType } }), apiCall()],
    },
    { name: 'no token request', trace: [authorizationCodeFlow({ token: false })] },
    { name: 'a redirect', trace: [authorizationCodeFlow({ token: { status: 302, response: '' } })] },
    {
      name: 'a page that says: not found',
      trace: [authorizationCodeFlow({ token: { status: 404, response: '<h1>404</h1>' } })],
    },
    {
      name: 'GitHub answers with a form',
      trace: [
        authorizationCodeFlow({ server: 'https://github.com', token: { response: asForm, responseHeaders: formType } }),
      ],
    },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
