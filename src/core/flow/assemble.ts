import { isHearsay } from '../exchange/hearsay.ts'
import type { Assembly, Flow, Pair } from '../model/flow.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { AuthorizationRequest, OAuthMessage, TokenRequest, TokenResponse } from '../model/message.ts'
import { decodeToken } from '../token/decode.ts'
import { correlate } from './correlate.ts'
import { type Draft, type Exchanges, firstOfType, ofType, originOf } from './draft.ts'
import { effectiveRequest } from './effective-request.ts'
import { kindOf } from './kind.ts'
import { endingOf } from './status.ts'
import { stepsOf } from './steps.ts'

/** A code that nobody in the browser exchanged for this long was exchanged by the app's server. Milliseconds. */
const serverExchangeAfter = 3_000

/** Messages → flows. Pure: order of arrival does not matter, only times and protocol values do. */
export function assemble(all: readonly HttpExchange[], messages: readonly OAuthMessage[]): Assembly {
  const exchanges = new Map(all.map((exchange) => [exchange.id, exchange]))
  const end = all.reduce((last, { startedAt, endedAt }) => Math.max(last, endedAt ?? startedAt), 0)
  // What only a page told continues no login that the browser saw.
  const told = messages.filter((each) => isToldIn(exchanges, each))
  const seen = told.length === 0 ? messages : messages.filter((each) => !isToldIn(exchanges, each))
  const flows = [...correlate(seen, exchanges), ...correlate(told, exchanges)]
    .map((draft) => toFlow(draft, exchanges, messages, end))
    .sort((a, b) => a.startedAt - b.startedAt)
  return { exchanges, flows, unassigned: [] }
}

function toFlow(draft: Draft, exchanges: Exchanges, all: readonly OAuthMessage[], traceEnd: number): Flow {
  const messages = draft.messages
    .map((each) => (each.type === 'AuthorizationRequest' ? effectiveRequest(each, all) : each))
    .sort((a, b) => a.at - b.at)
  const sent = ofType(messages, 'AuthorizationRequest').at(0)
  const kind = kindOf({ ...draft, messages })
  const tokenExchanges = pairsOf(messages)
  const ending = endingOf(kind, messages, tokenExchanges, exchanges, all)
  const onServer = exchangedOnServer(messages, tokenExchanges, ending.status, traceEnd, all, exchanges)
  const unheard = ending.status === 'incomplete' && !onServer && mayHaveGoneUnheard(messages, tokenExchanges, exchanges)
  const told = isToldIn(exchanges, draft.anchor)
  const ids = exchangesOf(messages, exchanges)
  const issuer = issuerOf(messages)
  const client = clientOf(messages)
  const server = serverOf(draft)
  const response = firstOfType(messages, 'AuthorizationResponse')
  const errorPage = firstOfType(messages, 'AuthorizationErrorPage')
  return {
    id: draft.id,
    kind,
    ...ending,
    ...(onServer && { status: 'succeeded' as const, exchangedOnServer: true as const }),
    ...(told && { toldByPage: true as const }),
    // A page's word alone is no success.
    ...(told && ending.status === 'succeeded' && { status: 'incomplete' as const }),
    ...(unheard && { exchangeUnheard: true as const }),
    ...(issuer !== undefined && { issuer }),
    ...(server !== undefined && { server }),
    ...(client !== undefined && { client_id: client }),
    display: displayOf(sent, draft, exchanges),
    startedAt: Math.min(...messages.map((each) => each.at)),
    endedAt: Math.max(...messages.map((each) => each.at)),
    tabs: tabsOf(ids, exchanges),
    messages,
    steps: stepsOf(messages, exchanges),
    exchanges: ids,
    ...(sent && { authorizationRequest: sent }),
    ...(response && { authorizationResponse: response }),
    ...(errorPage && { authorizationErrorPage: errorPage }),
    tokenExchanges,
  }
}

function isToldIn(exchanges: Exchanges, { exchange: id }: OAuthMessage): boolean {
  const exchange = exchanges.get(id)
  return exchange !== undefined && isHearsay(exchange)
}

function pairsOf(messages: readonly OAuthMessage[]): readonly Pair<TokenRequest, TokenResponse>[] {
  const answers = ofType(messages, 'TokenResponse')
  return ofType(messages, 'TokenRequest').map((request) => {
    const response = answers.find((each) => each.exchange === request.exchange)
    return response ? { request, response } : { request }
  })
}

/**
 * A code was delivered with success to a server-side callback and no browser request exchanged it. Only said when the callback
 * document was a request of its own, the trace goes on long enough, and this client does not exchange codes in the browser elsewhere.
 */
function exchangedOnServer(
  messages: readonly OAuthMessage[],
  tokenExchanges: readonly unknown[],
  status: Flow['status'],
  traceEnd: number,
  all: readonly OAuthMessage[],
  exchanges: Exchanges,
): boolean {
  const response = firstOfType(messages, 'AuthorizationResponse')
  if (status !== 'incomplete' || tokenExchanges.length > 0 || response?.code === undefined) return false
  if (response.error !== undefined || response.carrier === 'fragment' || response.deliveryStatus === undefined)
    return false
  const client = clientOf(messages)
  const inBrowser = ofType(all, 'TokenRequest').some((each) => each.code !== undefined && each.client_id === client)
  const landed = lastHop(response.exchange, exchanges)
  if ((landed?.response?.status ?? 200) >= 400) return false
  const callback = exchanges.get(response.exchange)
  if (inBrowser) return false
  if (callback?.redirectedTo !== undefined) return true
  return traceEnd - response.at >= serverExchangeAfter && callback !== undefined && wasAllHeard(callback)
}

function mayHaveGoneUnheard(
  messages: readonly OAuthMessage[],
  tokenExchanges: readonly unknown[],
  exchanges: Exchanges,
) {
  const response = firstOfType(messages, 'AuthorizationResponse')
  const callback = exchanges.get(response?.exchange ?? '')
  return response?.code !== undefined && tokenExchanges.length === 0 && callback !== undefined && !wasAllHeard(callback)
}

/** In a tab that nobody watches, a request to an unusual address is not heard: that none was seen proves nothing then. */
function wasAllHeard({ context, provenance }: HttpExchange): boolean {
  return context.armed === true || !provenance.request?.includes('webRequest')
}

/** Where the callback sent its user in the end: an error page there means that the server-side login did not succeed. */
function lastHop(id: string, exchanges: Exchanges) {
  let hop = exchanges.get(id)
  for (let steps = 0; steps < 30; steps++) {
    const next = exchanges.get(hop?.redirectedTo ?? '')
    if (!next) break
    hop = next
  }
  return hop
}

function exchangesOf(messages: readonly OAuthMessage[], exchanges: Exchanges): readonly string[] {
  const ids = [...new Set(messages.map((each) => each.exchange))]
  return ids.sort((a, b) => (exchanges.get(a)?.startedAt ?? 0) - (exchanges.get(b)?.startedAt ?? 0))
}

function issuerOf(messages: readonly OAuthMessage[]): string | undefined {
  const named = firstOfType(messages, 'AuthorizationResponse')?.iss
  if (named !== undefined) return named
  const metadata = ofType(messages, 'MetadataResponse').find(
    (each) => each.issuer !== undefined && each.kind !== 'protectedResource',
  )
  if (metadata) return metadata.issuer
  for (const message of messages) {
    if (message.type !== 'TokenResponse' && message.type !== 'AuthorizationResponse') continue
    if (message.id_token === undefined) continue
    const token = decodeToken(message.id_token)
    if (token.kind === 'jws' && typeof token.claims.iss === 'string') return token.claims.iss
  }
  return undefined
}

function clientOf(messages: readonly OAuthMessage[]): string | undefined {
  for (const message of messages) {
    if ('client_id' in message && message.client_id !== undefined) return message.client_id
  }
  return undefined
}

function serverOf(draft: Draft): string | undefined {
  return 'endpoint' in draft.anchor ? originOf(draft.anchor.endpoint) : undefined
}

function displayOf(sent: AuthorizationRequest | undefined, draft: Draft, exchanges: Exchanges): Flow['display'] {
  const exchange = exchanges.get((sent ?? draft.anchor).exchange)
  if (sent?.inFrame || exchange?.context.resourceType === 'subFrame') return 'frame'
  if (exchange?.context.resourceType !== 'mainFrame') return 'script'
  return exchange.context.openerTab === undefined ? 'redirect' : 'popup'
}

function tabsOf(ids: readonly string[], exchanges: Exchanges): readonly number[] {
  return [...new Set(ids.flatMap((id) => exchanges.get(id)?.context.tab ?? []))]
}
