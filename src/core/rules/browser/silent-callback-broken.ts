import { originOf } from '../../protocol/parse-url.ts'
import { atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'silent-callback-broken',
  title: 'The page for silent sign-in does not work',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-3.1.2.6', 'OIDCSM-3.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'In the frame only a small page of the app itself should run, which hands the answer to the page around it.',
  fix: 'Serve a small static page at the silent redirect URI, on the origin of the app, that only hands the answer over; keep route guards and the app itself out of it.',
  messages: {
    status: 'The silent callback {url} answered {status}, so the answer reached nobody.',
    origin:
      'The silent callback {url} is of another origin than the page around it ({parent}), which cannot read its answer.',
    wholeApp: 'The silent callback {url} runs the whole app inside the frame: it started another sign-in there.',
  },
  check({ authorizationRequest, authorizationResponse: answer }, context) {
    const { flow, exchange: exchangeOf } = context
    const { resourceType, initiator } = exchangeOf(authorizationRequest).context
    if (flow.kind !== 'silentRenew' || resourceType !== 'subFrame' || answer.carrier === 'postMessage')
      return { inapplicable: 'no callback in a hidden frame' }
    const data = { url: answer.deliveredTo, status: answer.deliveryStatus ?? '', parent: initiator ?? '' }
    if (answer.deliveryStatus !== undefined && answer.deliveryStatus >= 400)
      return { message: 'status', data, evidence: [atPlace(answer, 'status'), atPlace(answer, 'url')] }
    if (flow.tokenExchanges.length > 0) return
    const nested = loginFromInside(context)
    if (nested) return { message: 'wholeApp', data, evidence: [atPlace(answer, 'url'), atPlace(nested, 'url')] }
    const elsewhere =
      initiator !== undefined && /^https?:/.test(initiator) && initiator !== originOf(answer.deliveredTo)
    if (elsewhere) return { message: 'origin', data, evidence: [atPlace(answer, 'url')] }
    return unlessUnseen(exchangeOf(answer), 'response')
  },
})

/** Another request for a sign-in, from the same frame or from a frame within it, right after the answer. */
function loginFromInside({ flow, flows, exchange }: RuleContext) {
  const answer = flow.authorizationResponse
  if (!answer) return undefined
  const { tab, frame } = exchange(answer).context
  return flows
    .flatMap((each) => (each === flow ? [] : (each.authorizationRequest ?? [])))
    .find((request) => {
      const { context } = exchange(request)
      const inside =
        context.tab === tab &&
        frame !== undefined &&
        frame !== 0 &&
        (context.frame === frame || context.parentFrame === frame)
      return inside && request.at > answer.at && request.at - answer.at < 3_000
    })
}
