import { framingRefusal } from '../../exchange/framing.ts'
import { hostOf } from '../../exchange/host.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'iframe-as-refuses-framing',
  title: 'The server wanted to show a page in a frame, and the browser blocked it',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-10.13', 'RFC9700-4.16', 'OIDCC-3.1.2.6'],
  requires: ['authorizationRequest', 'exchange'],
  why: 'A server that shows a page instead of redirecting wants the user: a sign-in, a consent, or an error page. In a hidden frame nobody sees it. That it forbids frames is right.',
  fix: 'Open the address of the frame in a tab to read the page. Send prompt=none with silent requests, register their redirect URI, and fall back to a login in the tab.',
  messages: {
    silent: '{host} answered the silent request with a page ({status}), which may not be shown in a frame ({reason}).',
    visible: '{host} does not let its sign-in page be shown in a frame ({reason}).',
  },
  check({ authorizationRequest, exchange }, { flow }) {
    if (!authorizationRequest.inFrame || exchange.context.resourceType !== 'subFrame')
      return { inapplicable: 'not in a frame' }
    const { response, request } = exchange
    if (originOf(request.url) !== originOf(authorizationRequest.endpoint) || flow.authorizationResponse) return
    if (response && response.status >= 300 && response.status < 400) return
    const refusal = framingRefusal(
      exchange,
      exchange.context.initiator ?? originOf(authorizationRequest.redirect_uri ?? ''),
    )
    if (!refusal) return unlessUnseen(exchange, 'response', 'responseHeaders')
    const of = { exchange: exchange.id }
    return {
      message: flow.kind === 'silentRenew' ? 'silent' : 'visible',
      data: { host: hostOf(request.url), status: response?.status ?? 'its status was not seen', reason: refusal.words },
      evidence: [
        refusal.header ? atHeader(of, 'response', refusal.header) : atPlace(of, 'networkError'),
        atPlace(of, 'url'),
      ],
    }
  },
})
