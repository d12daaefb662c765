import rule from '../../../../src/core/rules/browser/iframe-as-refuses-framing.ts'
import { testRule } from '../../../support/test-rule.ts'
import type { Overrides } from '../../../support/traces.ts'
import { authorizationCodeFlow, example, exchange, form } from '../../../support/traces.ts'

const silent = (responseHeaders: Overrides, status = 200, authorize: Overrides = { prompt: 'none' }) =>
  exchange({
    url: `${example.server}/authorize?${form({ client_id: example.clientId, redirect_uri: example.redirectUri, response_type: 'code', scope: 'openid', state: example.state }, authorize)}`,
    status,
    response: '<form>Sign in</form>',
    responseHeaders,
    context: { resourceType: 'subFrame', tab: 1, frame: 3, initiator: example.app },
  })

const { initiator: _initiator, ...unnamed } = silent({}).context
const kept = silent({ 'x-frame-options': 'DENY' })
const { response: _response, ...stopped } = silent({})
/** The renewal itself works; the page of the app at its end forbids frames. */
const strictCallback = authorizationCodeFlow({ frame: 3, authorize: { prompt: 'none' } }).map((each) =>
  each.request.url.includes('/callback') ? { ...each, response: kept.response ?? { status: 200 } } : each,
)

testRule(rule, {
  failed: [
    {
      name: 'an error page in the hidden frame',
      trace: [silent({ 'x-frame-options': 'DENY' }, 400)],
      message: 'silent',
    },
    {
      name: 'a sign-in page in the hidden frame',
      trace: [silent({ 'content-security-policy': "default-src 'self'; frame-ancestors 'none'" })],
      message: 'silent',
    },
    {
      name: 'only its own pages may frame it',
      trace: [silent({ 'x-frame-options': 'SAMEORIGIN' })],
      message: 'silent',
    },
    {
      name: 'the sign-in is embedded on purpose',
      trace: [silent({ 'x-frame-options': 'DENY' }, 200, { prompt: undefined })],
      message: 'visible',
    },
    {
      name: 'the page around it was not recorded, so its origin is that of the redirect URI',
      trace: [{ ...silent({ 'x-frame-options': 'SAMEORIGIN' }), context: unnamed }],
      message: 'silent',
    },
    {
      name: 'only the browser says that it blocked the page',
      trace: [{ ...stopped, error: { kind: 'blockedByResponse', code: 'net::ERR_BLOCKED_BY_RESPONSE' } }],
      message: 'silent',
    },
  ],
  passed: [
    {
      name: 'the server allows the app to frame it',
      trace: [silent({ 'content-security-policy': `frame-ancestors 'self' ${example.app}` })],
    },
    {
      name: "a page of the server's own holds the frame",
      trace: [
        {
          ...silent({ 'x-frame-options': 'SAMEORIGIN' }),
          context: { ...unnamed, initiator: example.server },
        },
      ],
    },
    {
      name: 'Keycloak sends X-Frame-Options with its redirects, too',
      trace: [
        silent({ 'x-frame-options': 'SAMEORIGIN', location: `${example.redirectUri}?error=login_required` }, 302),
      ],
    },
    { name: 'the page of the app forbids frames, and not the server', trace: [strictCallback] },
    { name: 'a silent renewal', trace: [authorizationCodeFlow({ frame: 3, authorize: { prompt: 'none' } })] },
  ],
  inapplicable: [{ name: 'sign-in pages in a tab may forbid frames', trace: [authorizationCodeFlow()] }],
})
