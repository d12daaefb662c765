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
  ],
  passed: [
    {
      name: 'the server allows the app to frame it',
      trace: [silent({ 'content-security-policy': `frame-ancestors 'self' ${example.app}` })],
    },
    { name: 'a silent renewal', trace: [authorizationCodeFlow({ frame: 3, authorize: { prompt: 'none' } })] },
  ],
  inapplicable: [{ name: 'sign-in pages in a tab may forbid frames', trace: [authorizationCodeFlow()] }],
})
