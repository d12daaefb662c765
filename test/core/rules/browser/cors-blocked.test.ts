import rule from '../../../../src/core/rules/browser/cors-blocked.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  example,
  exchange,
  tokenError,
  tokenRequest,
  userInfo,
} from '../../../support/traces.ts'

const withoutCors = { 'access-control-allow-origin': undefined }
const failed = { kind: 'other', code: 'net::ERR_FAILED' } as const

const refusedPreflight = exchange({
  url: `${example.server}/token`,
  method: 'OPTIONS',
  status: 401,
  requestHeaders: { origin: example.app, 'access-control-request-method': 'POST' },
  context: { resourceType: 'preflight', initiator: example.app },
})

testRule(rule, {
  failed: [
    {
      name: 'Firefox completes the request with 200, and the answer allows no origin',
      trace: [authorizationCodeFlow({ token: { responseHeaders: withoutCors } })],
      message: 'absent',
      evidence: ['origin', 'access-control-allow-origin'],
    },
    {
      name: 'Chromium ends it as ERR_FAILED after the header fields came',
      trace: [{ ...tokenRequest({ responseHeaders: withoutCors }), error: failed }],
      message: 'absent',
    },
    {
      name: 'Chromium ends it as ERR_FAILED, and nothing else was seen',
      trace: [tokenRequest({ error: failed })],
      message: 'unseen',
    },
    {
      name: 'Firefox names CORS',
      trace: [tokenRequest({ error: { kind: 'cors', code: 'NS_ERROR_DOM_BAD_URI' } })],
      message: 'unseen',
    },
    {
      name: 'the origin was registered with a slash',
      trace: [tokenRequest({ responseHeaders: { 'access-control-allow-origin': `${example.app}/` } })],
      message: 'otherOrigin',
    },
    {
      name: 'a proxy adds the field a second time',
      trace: [tokenRequest({ responseHeaders: { 'access-control-allow-origin': `${example.app}, *` } })],
      message: 'several',
    },
    {
      name: '* with cookies',
      trace: [userInfo({ headers: { cookie: 'sid=1' }, responseHeaders: { 'access-control-allow-origin': '*' } })],
      message: 'wildcardWithCredentials',
    },
    {
      name: 'cookies without the permission for them',
      trace: [userInfo({ headers: { cookie: 'sid=1' } })],
      message: 'credentialsNotAllowed',
    },
    { name: 'the API does not know the app', trace: [apiCall({ responseHeaders: withoutCors })], message: 'absent' },
    {
      name: 'GitHub does not answer browsers at all',
      trace: [tokenRequest({ url: 'https://github.com/login/oauth/access_token', responseHeaders: withoutCors })],
      message: 'byDesign',
    },
  ],
  passed: [
    {
      name: 'GitHub answers another request of a browser',
      trace: [apiCall({ url: 'https://api.github.com/user' })],
    },
    { name: 'the origin is allowed', trace: [authorizationCodeFlow()] },
    { name: '* without cookies', trace: [discovery(), authorizationCodeFlow()] },
  ],
  inapplicable: [
    {
      name: 'an outage page has no CORS header either',
      trace: [tokenRequest({ status: 503, response: 'down', responseHeaders: withoutCors })],
    },
    {
      name: 'a bad request without CORS header is a refusal, too',
      trace: [userInfo({ status: 400, responseHeaders: withoutCors })],
    },
    {
      name: 'a refusal without CORS header is a refusal',
      trace: [tokenRequest({ ...tokenError('invalid_client', undefined, 401), responseHeaders: withoutCors })],
    },
    { name: 'the permission request was refused before', trace: [refusedPreflight, tokenRequest({ error: failed })] },
    {
      name: 'a script fetches the sign-in page, which is the fault itself',
      trace: [
        exchange({
          url: `${example.server}/authorize?client_id=x&response_type=code&redirect_uri=${encodeURIComponent(example.redirectUri)}&state=${example.state}`,
          requestHeaders: { origin: example.app },
        }),
      ],
    },
    {
      name: 'nobody listens',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
    {
      name: 'a server, not a page, sent it',
      trace: [
        tokenRequest({
          headers: { origin: undefined },
          responseHeaders: withoutCors,
          context: { initiator: undefined as never, resourceType: 'other' },
        }),
      ],
    },
    {
      name: 'an extension sent it',
      trace: [tokenRequest({ headers: { origin: 'moz-extension://5d2f' }, responseHeaders: withoutCors })],
    },
    {
      name: 'app and server share an origin',
      trace: [tokenRequest({ url: `${example.app}/token`, responseHeaders: withoutCors })],
    },
    {
      name: 'the token request was redirected, which is the fault',
      trace: [
        tokenRequest({
          status: 301,
          response: '',
          responseHeaders: { ...withoutCors, location: 'https://login.example/token/' },
        }),
      ],
    },
  ],
  cantTell: [
    {
      name: 'the header fields were not captured',
      trace: [{ ...tokenRequest(), response: { status: 200, body: { text: '{}' } } }],
      reason: /header/,
    },
    {
      name: 'only the page reported the answer, and a page does not see its CORS fields',
      trace: [
        {
          ...tokenRequest({ responseHeaders: withoutCors }),
          provenance: { request: ['webRequest'], responseHeaders: ['pageHook'] },
        },
      ],
    },
  ],
})
