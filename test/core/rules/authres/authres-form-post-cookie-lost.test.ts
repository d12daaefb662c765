import rule from '../../../../src/core/rules/authres/authres-form-post-cookie-lost.ts'
import { formPostFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

/** The app starts the login and keeps its state in a cookie. */
const start = (cookie: string | undefined, at: number = example.start - 1_000) =>
  exchange({
    url: `${example.app}/login`,
    at,
    status: 200,
    responseHeaders: { 'set-cookie': cookie },
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
    response: '<!doctype html>',
  })
const refused = { callbackStatus: 400 }

testRule(rule, {
  failed: [
    {
      name: 'SameSite=Lax stays behind',
      trace: [start('state=1; Path=/; HttpOnly; SameSite=Lax'), formPostFlow(refused)],
      message: 'lost',
      evidence: ['cookie', undefined],
    },
    {
      name: 'without SameSite, after two minutes',
      trace: [start('state=1; Path=/; HttpOnly', example.start - 180_000), formPostFlow(refused)],
      message: 'lost',
    },
  ],
  passed: [
    { name: 'the app took the answer', trace: [start('state=1; SameSite=Lax'), formPostFlow()] },
    {
      name: 'the cookie was sent; something else is wrong',
      trace: [
        start('state=1; SameSite=None; Secure'),
        formPostFlow({ ...refused, callbackHeaders: { cookie: 'state=1' } }),
      ],
    },
    { name: 'the route is missing', trace: [start('state=1; SameSite=Lax'), formPostFlow({ callbackStatus: 404 })] },
  ],
  inapplicable: [{ name: 'not posted', trace: [authorizationCodeFlow()] }],
  cantTell: [
    { name: 'no cookie was seen being set', trace: [formPostFlow(refused)], reason: /no cookie/ },
    {
      name: 'a fresh cookie without SameSite is sent for two minutes',
      trace: [start('state=1; Path=/'), formPostFlow(refused)],
      reason: /no cookie/,
    },
    {
      name: 'SameSite=None does not stay behind',
      trace: [start('state=1; SameSite=None; Secure'), formPostFlow(refused)],
      reason: /no cookie/,
    },
    {
      name: 'the header fields were not captured',
      trace: [start('state=1; SameSite=Lax'), formPostFlow({ ...refused, callbackHeaders: 'hidden' })],
      reason: /header fields/,
    },
  ],
})
