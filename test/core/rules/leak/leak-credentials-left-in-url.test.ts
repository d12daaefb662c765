import rule from '../../../../src/core/rules/leak/leak-credentials-left-in-url.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

const callback = `${example.redirectUri}?code=${example.code}&state=${example.state}`
const asked = (seconds: number, referer: string) =>
  exchange({ url: `${example.app}/api/me`, at: example.start + seconds * 1000, requestHeaders: { referer } })

testRule(rule, {
  failed: [
    { name: 'still there after ten seconds', trace: [authorizationCodeFlow(), asked(10, callback)], message: 'left' },
  ],
  passed: [
    { name: 'cleaned', trace: [authorizationCodeFlow(), asked(10, `${example.app}/`)] },
    { name: 'there while the answer is read', trace: [authorizationCodeFlow(), asked(1, callback)] },
  ],
  inapplicable: [
    { name: 'a fragment is never told', trace: [authorizationCodeFlow({ carrier: 'fragment' })] },
    { name: 'no sign-in', trace: [apiCall()] },
  ],
})
