import rule from '../../../../src/core/rules/leak/leak-credentials-in-referer.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

const loaded = (url: string, referer: string) => exchange({ url, at: example.start + 200, requestHeaders: { referer } })
const callback = `${example.redirectUri}?code=${example.code}&state=${example.state}`
const withoutPkce = { authorize: { code_challenge: undefined, code_challenge_method: undefined } }

testRule(rule, {
  failed: [
    {
      name: 'a script of others learns the code',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://cdn.example.net/app.js', callback)],
      message: 'leaked',
    },
    {
      name: 'with PKCE the code is of no use to them',
      trace: [authorizationCodeFlow(), loaded('https://cdn.example.net/app.js', callback)],
      message: 'leaked',
      severity: 'warning',
    },
  ],
  passed: [
    {
      name: 'its own scripts',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://app.example/app.js', callback)],
    },
    {
      name: 'the server knows its code',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://login.example/logo.png', callback)],
    },
    {
      name: 'only the origin was sent',
      trace: [authorizationCodeFlow(withoutPkce), loaded('https://cdn.example.net/app.js', 'https://app.example/')],
    },
  ],
  inapplicable: [
    {
      name: 'the server refused',
      trace: [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    },
    { name: 'no sign-in', trace: [apiCall()] },
  ],
})
