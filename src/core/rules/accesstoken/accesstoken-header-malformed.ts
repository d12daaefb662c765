import { hostOf } from '../../exchange/host.ts'
import { siteOf } from '../../exchange/site.ts'
import { type TokenCall, tokenCalls } from '../../flow/token-calls.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'accesstoken-header-malformed',
  title: 'The Authorization header is wrong',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6750-2.1', 'RFC6750-2', 'RFC9449-7.1'],
  requires: ['flow'],
  why: 'An API that cannot find a token in the request answers as if there were none.',
  fix: 'Send "Authorization: Bearer <token>" once, with the bare token, and only after the sign-in has finished.',
  messages: {
    literal: 'The app sent "{scheme} {literal}" to {api}: the variable for the token was empty.',
    empty: 'The app sent "{scheme}" without a token to {api}.',
    doubled: 'The app sent the word {scheme} twice before the token to {api}.',
    noScheme: 'The app sent the token to {api} without the word Bearer before it.',
    characters: 'The token in the Authorization header for {api} has quotes, commas or spaces in it.',
    twice: 'The app sent the token to {api} in two ways at once: in the header and in {other}.',
    missing: 'The app called {api} without a token, though it holds one for it; the API answered {status}.',
  },
  check({ flow }, context) {
    const calls = tokenCalls(flow.messages)
    if (calls.length === 0) return { inapplicable: 'no API was called' }
    for (const call of calls) {
      const status = context.exchange(call.request).response?.status
      const flaw =
        status === undefined || status >= 400 ? (flawOf(call) ?? missing(call, calls, context)) : flawOf(call)
      if (!flaw) continue
      const data = {
        scheme: call.request.scheme ?? 'Bearer',
        literal: call.request.access_token?.slice(0, 20) ?? '',
        api: hostOf(call.request.endpoint),
        status: status ?? '',
        other: 'its body or address',
      }
      const evidence = [
        flaw === 'missing' ? atPlace(call.request, 'status') : atHeader(call.request, 'request', 'authorization'),
      ]
      // A public address answers whatever the header says.
      return { message: flaw, data, evidence, ...(status !== undefined && status < 400 && { severity: 'info' }) }
    }
    return unlessAnyUnseen(
      calls.map(({ request }) => context.exchange(request)),
      'requestHeaders',
    )
  },
})

function flawOf({ request }: TokenCall) {
  const { authorization, scheme, access_token: token, presentedIn, parameters } = request
  if (authorization === undefined || presentedIn !== 'header') return undefined
  if (/^(?:undefined|null|NaN|\[object Object\]|false|true)$/i.test(token ?? '')) return 'literal'
  if (token === undefined || token === '') return 'empty'
  if (/^(?:bearer|dpop)[\s:]/i.test(token) && scheme !== undefined) return 'doubled'
  if (scheme === undefined) return 'noScheme'
  if (/["'\s,]/.test(token)) return 'characters'
  return parameters.some(({ name, value }) => name === 'access_token' && value !== '') ? 'twice' : undefined
}

/** Refused for want of a token, while another call to the same API had one. */
function missing({ request }: TokenCall, calls: readonly TokenCall[], { exchange }: RuleContext) {
  if (request.access_token !== undefined || exchange(request).response?.status !== 401) return undefined
  if (exchange(request).redirectedFrom !== undefined) return undefined
  return calls.some(
    (each) =>
      each.request.access_token !== undefined &&
      each.request.at < request.at &&
      siteOf(each.request.endpoint) === siteOf(request.endpoint),
  )
    ? 'missing'
    : undefined
}
