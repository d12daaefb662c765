import { framingRefusal } from '../../exchange/framing.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'iframe-callback-refuses-framing',
  title: 'The app forbids its own silent callback to be shown in a frame',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-3.1.2.6', 'RFC9700-4.16'],
  requires: ['authorizationResponse'],
  why: 'The answer reached the frame, but its page was not loaded and cannot pass it on: the renewal ends in a time-out.',
  fix: "Answer the silent callback with frame-ancestors 'self' or X-Frame-Options: SAMEORIGIN; keep DENY for all other pages.",
  messages: {
    blocked: 'The browser did not load the silent callback {url} in its frame: the app itself forbids it ({reason}).',
  },
  check({ authorizationResponse: answer }, { exchange: exchangeOf, flow }) {
    const exchange = exchangeOf(answer)
    const { resourceType, initiator } = exchange.context
    const own = originOf(answer.deliveredTo)
    if (
      resourceType !== 'subFrame' ||
      answer.carrier === 'postMessage' ||
      !exchange.request.url.startsWith(answer.deliveredTo)
    )
      return { inapplicable: 'not a callback in a frame' }
    if (initiator !== undefined && initiator !== own && initiator !== flow.server)
      return { inapplicable: 'the page around it is of another origin' }
    if (flow.tokenExchanges.length > 0) return
    const refusal = framingRefusal(exchange, own)
    if (!refusal) return unlessUnseen(exchange, 'response', 'responseHeaders')
    const place = refusal.header ? atHeader(answer, 'response', refusal.header) : atPlace(answer, 'networkError')
    return { message: 'blocked', data: { url: answer.deliveredTo, reason: refusal.words }, evidence: [place] }
  },
})
