import rule from '../../../../src/core/rules/authres/authres-form-post-cookie-lost.ts'
import { formPostFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange } from '../../../support/traces.ts'

/** The app starts the login and keeps its state in a cookie. */
const start = (cookie: string | undefined, at: number = example.start - 1_000, app: string = example.app) =>
  exchange({
    url: `${app}/login`,
    at,
    status: 200,
    responseHeaders: { 'set-cookie': cookie },
    context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
    response: '<!doctype html>',
  })
const refused = { callbackStatus: 400 }
/** The answer to the post itself sets a cookie, or was not seen. */
const settingCookie = formPostFlow(refused).map((each) =>
  each.response && each.request.method === 'POST'
    ? { ...each, response: { ...each.response, headers: [{ name: 'set-cookie', value: 'sid=2; SameSite=Lax' }] } }
    : each,
)
const unanswered = formPostFlow(refused).map(({ response, ...each }) =>
  each.request.method === 'POST' || !response ? each : { ...each, response },
)

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
    {
      name: 'SameSite=Strict without blanks stays behind',
      trace: [start('state=1;Path=/;SameSite=Strict'), formPostFlow({ callbackStatus: 500 })],
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
    { name: 'the route takes no POST', trace: [start('state=1; SameSite=Lax'), formPostFlow({ callbackStatus: 405 })] },
    { name: 'the route is missing', trace: [start('state=1; SameSite=Lax'), formPostFlow({ callbackStatus: 404 })] },
  ],
  inapplicable: [
    { name: 'not posted', trace: [authorizationCodeFlow()] },
    {
      name: 'not posted, and the app refused it',
      trace: [authorizationCodeFlow({ callbackStatus: 400, token: false })],
    },
  ],
  cantTell: [
    { name: 'no cookie was seen being set', trace: [formPostFlow(refused)], reason: /no cookie/ },
    {
      name: 'a fresh cookie without SameSite is sent for two minutes',
      trace: [start('state=1; Path=/'), formPostFlow(refused)],
      reason: /no cookie/,
    },
    {
      name: 'only the refusal itself sets a cookie',
      trace: [settingCookie],
      reason: /no cookie/,
    },
    {
      name: 'a page that was opened afterwards sets one',
      trace: [formPostFlow(refused), start('state=1; SameSite=Lax', example.start + 5_000)],
      reason: /no cookie/,
    },
    {
      name: 'the cookie is one of another app',
      trace: [start('state=1; SameSite=Lax', example.start - 1_000, 'https://shop.example'), formPostFlow(refused)],
      reason: /no cookie/,
    },
    {
      name: 'an old page of the app sets no cookie',
      trace: [start(undefined, example.start - 180_000), formPostFlow(refused)],
      reason: /no cookie/,
    },
    {
      name: 'an old cookie with SameSite=None does not stay behind',
      trace: [start('state=1;SameSite=None;Secure', example.start - 180_000), formPostFlow(refused)],
      reason: /no cookie/,
    },
    {
      name: 'what the app answered was not seen',
      trace: [start('state=1; SameSite=Lax'), unanswered],
      reason: /answer was not seen/,
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
