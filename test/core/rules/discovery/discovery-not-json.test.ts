import rule from '../../../../src/core/rules/discovery/discovery-not-json.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, exchange } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'the single-page app answers for every path',
      trace: [discovery({ server: 'http://localhost:4200', response: '<!doctype html><app-root>' })],
      message: 'html',
    },
    { name: 'an empty answer', trace: [discovery({ response: '' })], message: 'other' },
    { name: 'a list', trace: [discovery({ response: '[]' })], message: 'other' },
    {
      name: 'a form, as a token endpoint of old would answer',
      trace: [
        exchange({
          url: `${example.server}/.well-known/openid-configuration`,
          response: 'error=not_found&error_description=no+such+realm',
          responseHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ],
      message: 'other',
    },
    {
      name: 'an API that does not describe itself answers with its web page',
      trace: [exchange({ url: `${example.api}/.well-known/oauth-protected-resource`, response: '<html>' })],
      message: 'optional',
      severity: 'info',
    },
    {
      name: 'the login went on without it',
      trace: [discovery({ response: '<html>' }), authorizationCodeFlow()],
      message: 'optional',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'JSON', trace: [discovery()] },
    { name: 'JSON that is called text/html', trace: [discovery({ response: '{"issuer":"https://login.example"}' })] },
  ],
  inapplicable: [
    {
      name: 'an error status has a rule of its own',
      trace: [discovery({ status: 404, response: '<h1>Not Found</h1>' })],
    },
    { name: 'nothing was looked up', trace: [authorizationCodeFlow()] },
  ],
  cantTell: [{ name: 'the document was not captured', trace: [discovery({ response: null })], reason: /body/ }],
})
