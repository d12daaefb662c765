import rule from '../../../../src/core/rules/accesstoken/accesstoken-expired-when-used.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, jws, refreshRequest, userInfo } from '../../../support/traces.ts'
import { responseHeadersUnseen, unanswered } from '../../../support/unseen.ts'

const seconds = example.start / 1000
const login = (response: object) => authorizationCodeFlow({ token: { response: { ...response } } })
const refused = { status: 401, response: '', responseHeaders: { 'www-authenticate': 'Bearer error="invalid_token"' } }
const saysExpired = {
  ...refused,
  responseHeaders: {
    'www-authenticate': 'Bearer error="invalid_token", error_description="The access token expired"',
  },
}
const ended = jws({ iss: example.server, sub: 'x', exp: seconds + 60 })

testRule(rule, {
  failed: [
    {
      name: 'expires_in is over, and the API refuses',
      trace: [login({ expires_in: 60 }), apiCall({ at: example.start + 120_000, ...refused })],
      message: 'refused',
    },
    {
      name: 'a token of two seconds, used after three',
      trace: [login({ expires_in: 2 }), apiCall({ at: example.start + 3_200, ...refused })],
      message: 'refused',
    },
    {
      name: 'exp of a JWT whose issue was not seen',
      trace: [apiCall({ token: ended, at: example.start + 1_200_000, ...refused })],
      message: 'refused',
    },
    {
      name: "the API's own clock says that exp is over, though the browser's is slow",
      trace: [
        apiCall({
          token: ended,
          at: example.start,
          ...refused,
          responseHeaders: { ...refused.responseHeaders, date: new Date(example.start + 90_000).toUTCString() },
        }),
      ],
      message: 'refused',
    },
    {
      name: 'UserInfo refuses',
      trace: [login({ expires_in: 60 }), userInfo({ at: example.start + 120_000, ...refused })],
      message: 'refused',
    },
    {
      name: 'an opaque token of which the API says it',
      trace: [apiCall(saysExpired)],
      message: 'said',
    },
    {
      name: 'an opaque token of which the API says it, and the app renews it in the background',
      trace: [
        apiCall(saysExpired),
        refreshRequest({ at: example.start + 1_500, response: { access_token: 'SlAV32hkKG-new-token' } }),
        apiCall({ at: example.start + 2_000, token: 'SlAV32hkKG-new-token' }),
      ],
      message: 'renewed',
      severity: 'info',
    },
    {
      name: 'an opaque token of which the API says it in the body',
      trace: [
        apiCall({
          status: 401,
          response: { error: 'invalid_token', error_description: 'The access token expired' },
          responseHeaders: { 'www-authenticate': 'Bearer realm="orders"' },
        }),
      ],
      message: 'said',
    },
    {
      name: 'used in the very moment it ends',
      trace: [apiCall({ token: ended, at: example.start + 60_000, ...refused })],
      message: 'refused',
    },
    {
      name: 'renewed in the background, and the same call succeeds: a healthy app',
      trace: [
        login({ expires_in: 60 }),
        apiCall({ at: example.start + 120_000, ...refused }),
        refreshRequest({ at: example.start + 120_500, response: { access_token: 'SlAV32hkKG-new-token' } }),
        apiCall({ at: example.start + 121_000, token: 'SlAV32hkKG-new-token' }),
      ],
      message: 'renewed',
      severity: 'info',
    },
    {
      name: 'an API takes a JWT twenty minutes after exp',
      trace: [apiCall({ token: ended, at: example.start + 1_260_000 })],
      message: 'accepted',
      severity: 'info',
    },
    {
      name: 'the user had to sign in again before the call succeeded',
      trace: [
        login({ expires_in: 2 }),
        apiCall({ at: example.start + 5_000, ...refused }),
        authorizationCodeFlow({
          at: example.start + 9_000,
          authorize: { state: 'second-try-1', nonce: 'n2-aaaaaaa' },
          callback: { code: 'second-code-xyz', state: 'second-try-1' },
          token: { params: { code: 'second-code-xyz' }, response: { access_token: 'second-access-token' } },
        }),
        apiCall({ at: example.start + 10_000, token: 'second-access-token' }),
      ],
      message: 'refused',
    },
  ],
  passed: [
    { name: 'used in time', trace: [login({}), apiCall()] },
    { name: 'refused in time: it was revoked, not expired', trace: [login({}), apiCall(refused)] },
    { name: 'accepted a little late: clocks differ', trace: [apiCall({ token: ended, at: example.start + 120_000 })] },
    { name: 'opaque, unknown lifetime, accepted', trace: [apiCall()] },
    {
      name: 'expires_in is long over, and the API goes on taking it: it only counts for the app',
      trace: [login({ expires_in: 60 }), apiCall({ at: example.start + 1_200_000 })],
    },
    {
      name: 'long over, and the API has a fault of its own',
      trace: [apiCall({ token: ended, at: example.start + 1_200_000, status: 500, response: '' })],
    },
    {
      name: 'five minutes late and no more',
      trace: [apiCall({ token: ended, at: example.start + 360_000 })],
    },
    {
      name: 'one call was blocked on its way, in time',
      trace: [login({}), apiCall({ error: { kind: 'reset', code: 'net::ERR_CONNECTION_RESET' } })],
    },
    {
      name: "the browser's clock is ahead: by the API's clock exp is not reached, and it refuses for another reason",
      trace: [
        apiCall({
          token: ended,
          at: example.start + 120_000,
          ...refused,
          responseHeaders: { date: new Date(example.start).toUTCString() },
        }),
      ],
    },
  ],
  inapplicable: [{ name: 'no token was used', trace: [authorizationCodeFlow()] }],
  cantTell: [
    { name: 'opaque, and its lifetime was not seen', trace: [apiCall(refused)], reason: /lifetime/ },
    {
      name: 'opaque, refused without a word',
      trace: [apiCall({ status: 401, response: '' })],
      reason: /lifetime/,
    },
    { name: 'opaque, and the call was not answered', trace: [unanswered(apiCall())], reason: /answer was not seen/ },
    {
      name: 'a known lifetime, and the call was not answered',
      trace: [login({}), unanswered(apiCall({ at: example.start + 1_200_000 }))],
      reason: /answer was not seen/,
    },
    {
      name: "long over by the browser's clock, and the call was not answered",
      trace: [unanswered(apiCall({ token: ended, at: example.start + 1_200_000 }))],
      reason: /answer was not seen/,
    },
    {
      name: "refused in time by the browser's clock, and that of the API was not captured",
      trace: [responseHeadersUnseen(apiCall({ token: ended, at: example.start + 10_000, ...refused }))],
      reason: /header fields of the answer/,
    },
  ],
})
