import { hostOf } from '../../exchange/host.ts'
import { serverTimeOf } from '../../exchange/server-clock.ts'
import { type Expiry, expiryOf } from '../../facts/expiry.ts'
import { refusesToken, renewedLater, type TokenCall, tokenCalls } from '../../flow/token-calls.ts'
import { inWords } from '../duration.ts'
import { at, atClaim, atHeader, atPlace } from '../evidence.ts'
import { type AccessToken, defineRule, type RuleContext } from '../rule.ts'
import { quote, said } from '../said.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'accesstoken-expired-when-used',
  title: 'The access token had expired when it was used',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6750-3.1', 'RFC6749-1.5', 'RFC9068-4'],
  requires: ['accessToken'],
  why: 'An API refuses a token after its time, however correct everything else is.',
  fix: 'Renew the token before it expires, or once when the API answers 401, and repeat the call with the new one.',
  messages: {
    refused: 'The app called {api} with an access token that had expired {age} before; the API refused it.',
    said: 'The app called {api} with an access token that has expired, says the API: {words}',
    renewed: 'An access token had expired {age} before its use at {api}; the app renewed it and repeated the call.',
    accepted: '{api} accepted a call with an access token that had expired {age} before.',
  },
  check({ accessToken }, context) {
    const calls = tokenCalls(context.flow.messages, accessToken.value)
    const expiry = expiryOf(accessToken.decoded, accessToken.issuedIn)
    const refused = calls.filter(({ response }) => response !== undefined && refusesToken(response))
    if (!expiry)
      return (
        bySaying(refused, context) ??
        unlessAnyUnseen(
          calls.map(({ request }) => context.exchange(request)),
          'response',
        )
      )
    const late = refused.find((call) => ageOf(call, expiry, context) >= 0)
    const call = late ?? calls.find((each) => acceptedLate(each, expiry, context))
    if (!call)
      return (
        unlessAnyUnseen(
          calls.map(({ request }) => context.exchange(request)),
          'response',
        ) ??
        unlessAnyUnseen(
          refused.map(({ request }) => context.exchange(request)),
          'responseHeaders',
        )
      )
    const data = { api: hostOf(call.request.endpoint), age: sinceInWords(ageOf(call, expiry, context)) }
    const evidence = [
      late ? atPlace(call.request, 'status') : atPlace(call.request, 'timing'),
      issueOf(accessToken, expiry, call),
    ]
    // An address that needs no token answers too: this proves nothing bad about the API.
    if (!late) return { message: 'accepted', severity: 'info', owner: 'resourceServer', data, evidence }
    const renewed = renewedLater(context.exchange(call.request), context.exchanges, context.flows)
    return renewed ? { message: 'renewed', severity: 'info', data, evidence } : { message: 'refused', data, evidence }
  },
})

/** An opaque token of unknown lifetime: the API's word, or none. */
function bySaying(refused: readonly TokenCall[], context: RuleContext) {
  const call = refused.find(({ response }) => response && said(response, context)?.topic === 'tokenExpired')
  if (!call?.response)
    return refused.length > 0 ? { cantTell: 'the token is opaque, and its lifetime was not seen' } : undefined
  const data = { api: hostOf(call.request.endpoint), words: quote(call.response), age: 'some time' }
  const evidence = [
    call.response.challenge?.parameters.error !== undefined
      ? atHeader(call.response, 'response', 'www-authenticate')
      : at(call.response, 'error_description'),
  ]
  if (!renewedLater(context.exchange(call.request), context.exchanges, context.flows))
    return { message: 'said', data, evidence } as const
  return { message: 'renewed', severity: 'info', data, evidence } as const
}

/** The Date of an answer is told to the second: less than one is not counted. */
function sinceInWords(milliseconds: number) {
  return milliseconds < 1000 ? 'less than a second' : inWords(milliseconds)
}

/** Milliseconds by which the token was too old; `exp` is compared with the API's own clock where its answer shows it. */
function ageOf({ request }: TokenCall, expiry: Expiry, context: RuleContext) {
  const byServer = expiry.source === 'exp' ? serverTimeOf(context.exchange(request)) : undefined
  return (byServer ?? request.at) - expiry.at
}

/** APIs may allow for clocks that differ: up to five minutes are no news. */
function acceptedLate(call: TokenCall, expiry: Expiry, context: RuleContext) {
  const { response } = call
  return (
    expiry.source === 'exp' && response !== undefined && response.status < 300 && ageOf(call, expiry, context) > 300_000
  )
}

function issueOf({ issuedIn }: AccessToken, { source }: Expiry, { request }: TokenCall) {
  if (source === 'exp') return atClaim(issuedIn ?? request, 'access_token', 'exp')
  return issuedIn ? at(issuedIn, 'expires_in') : atPlace(request, 'timing')
}
