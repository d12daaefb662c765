import { hostOf } from '../../exchange/host.ts'
import { tokenCalls } from '../../flow/token-calls.ts'
import type { Flow } from '../../model/flow.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'accesstoken-in-query',
  title: 'The access token is in the address of a request',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6750-2.3', 'RFC6750-5.3', 'RFC9700-4.3.2'],
  requires: ['flow'],
  worthAWarning: 'Addresses are kept in histories and logs, and the token with them (RFC 9700 §4.3.2).',
  why: 'Addresses end up in logs, in the history and in Referer fields, and the token with them.',
  fix: 'Send it in the Authorization header. For downloads and WebSockets, which cannot set one, use a short-lived ticket of one use or a cookie.',
  messages: {
    refused: 'The access token stands in the address of a call to {api}, which refused it.',
    accepted: 'The access token stands in the address of a call to {api}.',
    documented: 'The access token stands in the address of a call to {api}; this product documents it: {reason}',
  },
  check({ flow }, { flows, provider, exchange, token }) {
    const calls = tokenCalls(flow.messages).filter(({ request }) => request.access_token !== undefined)
    if (calls.length === 0) return { inapplicable: 'no token was used' }
    const call = calls.find(({ request }) => request.presentedIn === 'query')
    if (!call) return
    const { response } = exchange(call.request)
    const reason = provider.deviations.accessTokenInQuery
    const data = { api: hostOf(call.request.endpoint), reason: reason ?? '' }
    const evidence = [atPlace(call.request, 'query')]
    if (reason !== undefined) return { message: 'documented', severity: 'info', data, evidence }
    if (response && response.status >= 400) return { message: 'refused', data, evidence }
    // Map and chat services call the public keys of an account access_token, too (Mapbox: `?access_token=pk.…`).
    const value = call.request.access_token ?? ''
    const inHeader = calls.some(({ request }) => request.presentedIn === 'header' && request.access_token === value)
    if (!isIssued(value, flows) && !inHeader && token(value).kind === 'opaque')
      return { cantTell: 'whether this value is a token of a login: its issue was not seen' }
    // It works, so nothing is broken by it yet.
    return { message: 'accepted', severity: 'warning', data, evidence }
  },
})

function isIssued(value: string, flows: readonly Flow[]): boolean {
  return flows.some(
    ({ authorizationResponse, tokenExchanges }) =>
      authorizationResponse?.access_token === value ||
      tokenExchanges.some(({ response }) => response?.access_token === value),
  )
}
