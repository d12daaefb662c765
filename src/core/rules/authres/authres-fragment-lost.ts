import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** A library that reads the fragment acts on it within this time. Milliseconds. */
const readsWithin = 10_000

export default defineRule({
  id: 'authres-fragment-lost',
  title: 'The answer behind # disappeared before the app read it',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['OIDCC-15.5.3', 'RFC6749-4.2.2', 'RFC9110-10.2.2'],
  requires: ['authorizationResponse'],
  why: 'A fragment is never sent to a server. A redirect keeps it, unless its target has a fragment of its own: that one replaces the answer, and the library waits in vain ("hash_empty_error").',
  fix: 'Use a blank callback page without a router for popups and frames; exclude the callback from route guards; let the library run first.',
  messages: {
    redirected: 'The callback page was redirected to {target}, whose own fragment replaced the one with the answer.',
  },
  check({ authorizationResponse: response }, { flow, exchange, exchanges }) {
    if (response.carrier !== 'fragment' || response.code === undefined)
      return { inapplicable: 'no code in the fragment' }
    if (flow.tokenExchanges.length > 0) return
    const delivery = exchange(response)
    const target = delivery.response?.redirectUrl
    // RFC 9110 §10.2.2: without a fragment of its own the target inherits the one of the callback.
    if (target === undefined || !target.includes('#') || /[#&]code=/.test(target)) return
    const end = Math.max(...exchanges.map((each) => each.endedAt ?? each.startedAt))
    if (end - response.at < readsWithin) return { cantTell: 'the recording ended too soon after the callback' }
    return {
      message: 'redirected',
      data: { target: target.split(/[?#]/)[0] ?? '' },
      evidence: [atPlace(response, 'fragment'), atPlace(response, 'responseHeader')],
    }
  },
})
