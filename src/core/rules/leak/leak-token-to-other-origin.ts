import { containsValue } from '../../exchange/contains-value.ts'
import { hostOf } from '../../exchange/host.ts'
import { siteOf } from '../../exchange/site.ts'
import { isTelemetry } from '../../exchange/telemetry-hosts.ts'
import { tokenCalls } from '../../flow/token-calls.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { atClaim, atHeader, atPlace } from '../evidence.ts'
import { type AccessToken, defineRule, type RuleContext } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'leak-token-to-other-origin',
  title: 'The access token was sent to somebody else',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6750-5.2', 'RFC6750-5.3', 'RFC9700-4.9.1'],
  requires: ['accessToken'],
  worthAWarning: 'Somebody else has the token.',
  why: 'Whoever receives a bearer token can use it.',
  fix: 'Let the app add its token only to the addresses of its own APIs (a list of allowed URLs), and keep it out of error reports.',
  messages: {
    telemetry: 'The access token was sent to {host}, a service that collects usage or errors.',
    other: 'The access token, issued for {audience}, was sent to {host} as well.',
  },
  check({ accessToken }, context) {
    const report = context.exchanges.find((each) => isTelemetry(each.request.url) && carries(each, accessToken.value))
    if (report)
      return {
        message: 'telemetry',
        data: { host: hostOf(report.request.url) },
        evidence: [placeIn(report, accessToken.value)],
      }
    const audience = placesOf(accessToken)
    const blind = unlessAnyUnseen(
      context.exchanges.filter((each) => isTelemetry(each.request.url)),
      'requestHeaders',
      'requestBody',
    )
    const calls = tokenCalls(context.flow.messages, accessToken.value)
    const own = new Set([...audience, ...ownSites(context)].map(siteOf))
    const stray = calls.find(({ request }) => request.type === 'ResourceRequest' && !own.has(siteOf(request.endpoint)))
    // Only beside calls to the API it was issued for; alone it may be how this API is named.
    if (!stray || !calls.some(({ request }) => audience.some((each) => siteOf(each) === siteOf(request.endpoint))))
      return blind
    const data = { host: hostOf(stray.request.endpoint), audience: audience.join(', ') }
    return {
      message: 'other',
      data,
      evidence: [atHeader(stray.request, 'request', 'authorization'), atClaim(stray.request, 'access_token', 'aud')],
    }
  },
})

function carries({ request }: HttpExchange, token: string) {
  return (
    containsValue(request.url, token) ||
    containsValue(request.body?.text, token) ||
    containsValue(headerOf(request, 'authorization'), token)
  )
}

function placeIn({ request, id }: HttpExchange, token: string) {
  const of = { exchange: id }
  if (containsValue(request.url, token)) return atPlace(of, 'url')
  return containsValue(request.body?.text, token)
    ? atPlace(of, 'requestBody')
    : atHeader(of, 'request', 'authorization')
}

/** Audiences that are addresses: they say where the token belongs. */
function placesOf({ decoded }: AccessToken): readonly string[] {
  if (decoded.kind !== 'jws') return []
  const { aud } = decoded.claims
  return (Array.isArray(aud) ? aud : [aud]).filter(
    (each): each is string => typeof each === 'string' && /^https?:/.test(each),
  )
}

/** The server, and the app itself with its own backend. */
function ownSites({ flow }: RuleContext): readonly string[] {
  return [flow.server, flow.authorizationRequest?.redirect_uri].filter((each) => each !== undefined)
}
