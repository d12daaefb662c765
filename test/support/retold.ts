import type { ExchangeContext, HttpExchange } from '../../src/core/model/http-exchange.ts'
import type { RequestStarted, Sighting } from '../../src/core/model/sighting.ts'

/** One event of the browser as the background gets it: parts of a request can make up for a start that was missed. */
export interface BrowserEvent {
  readonly sighting: Sighting
  readonly start?: () => RequestStarted
}

/** How a browser tells of response bodies. */
export type BodyTeller = 'pageHook' | 'streamFilter'

/** Exchanges told again, event by event, as a browser does while they happen; with requests in between that are no OAuth. */
export function retold(exchanges: readonly HttpExchange[], teller: BodyTeller): readonly BrowserEvent[] {
  const requestIds = requestIdsOf(exchanges)
  const opened = new Set<number>()
  const timed = exchanges.flatMap((exchange, at) => {
    const requestId = requestIds.get(exchange.id) ?? `alone-${at}`
    return [
      ...openerOf(exchange, opened),
      ...ordinaryRequest(exchange.startedAt, at),
      ...exchangeEvents({ ...exchange, context: asObserved(exchange.context) }, requestId, teller),
    ]
  })
  return timed.toSorted((a, b) => a.sighting.time - b.sighting.time)
}

/** All hops of a redirect share a request id. */
function requestIdsOf(exchanges: readonly HttpExchange[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const [at, { id, redirectedFrom }] of exchanges.entries())
    ids.set(id, ids.get(redirectedFrom ?? '') ?? `request-${at}`)
  return ids
}

/** What the browser says of the place; files say less. */
function asObserved({ openerTab: _, armed: __, ...context }: ExchangeContext): ExchangeContext {
  return context.resourceType === 'worker' ? context : { tab: 1, frame: 0, ...context }
}

function openerOf({ context, startedAt }: HttpExchange, opened: Set<number>): readonly BrowserEvent[] {
  const { tab, openerTab } = context
  if (tab === undefined || openerTab === undefined || opened.has(tab)) return []
  opened.add(tab)
  return [{ sighting: { source: 'webNavigation', kind: 'tabOpened', time: startedAt, tab, openerTab } }]
}

function ordinaryRequest(time: number, at: number): readonly BrowserEvent[] {
  const method = at % 3 === 0 ? 'POST' : 'GET'
  const context = { resourceType: 'fetch', tab: 1, frame: 0, initiator: 'https://news.example' } as const
  return requestEvents({
    requestId: `ordinary-${at}`,
    start: { method, url: `https://news.example/feed/${at}`, context },
    startedAt: time,
    endedAt: time + 3,
    headers: [{ name: 'accept', value: '*/*' }],
    end: { status: 200, headers: [] },
  })
}

function exchangeEvents(exchange: HttpExchange, requestId: string, teller: BodyTeller): readonly BrowserEvent[] {
  const { request, response, error, context, startedAt, endedAt = startedAt + 5, documentText } = exchange
  const { tab = 1, frame = 0 } = context
  const events = requestEvents({
    requestId,
    start: { method: request.method, url: request.url, context, ...(request.body && { body: request.body }) },
    startedAt,
    endedAt,
    headers: request.headers,
    ...(response && { end: response }),
    ...(error && { failure: error.code }),
  })
  const read = documentText === undefined ? [] : [documentRead(endedAt, tab, frame, request.url, documentText)]
  return [...events, ...bodyEvents(exchange, requestId, endedAt, teller), ...read]
}

interface ToldRequest {
  readonly requestId: string
  readonly start: Pick<RequestStarted, 'method' | 'url' | 'context' | 'body'>
  readonly startedAt: number
  readonly endedAt: number
  readonly headers: HttpExchange['request']['headers']
  readonly end?: Pick<NonNullable<HttpExchange['response']>, 'status' | 'headers' | 'redirectUrl'>
  readonly failure?: string
}

function requestEvents({ requestId, start, startedAt, endedAt, headers, end, failure }: ToldRequest) {
  const { body: _, ...repeated } = start
  const seen = (time: number) => ({ source: 'webRequest', time, requestId }) as const
  /** Every event repeats the start, but for the body, and with its own time. */
  const part = (sighting: Sighting): BrowserEvent => ({
    sighting,
    start: () => ({ ...seen(sighting.time), kind: 'requestStarted', ...repeated }),
  })
  const answer = end && { status: end.status, ...(end.headers && { headers: end.headers }) }
  const events: BrowserEvent[] = [part({ ...seen(startedAt), kind: 'requestStarted', ...start })]
  if (headers) events.push(part({ ...seen(startedAt + 1), kind: 'requestHeadersSent', headers }))
  if (answer) events.push(part({ ...seen(endedAt), kind: 'responseStarted', ...answer }))
  if (answer && end.redirectUrl !== undefined)
    events.push(part({ ...seen(endedAt), kind: 'redirected', ...answer, redirectUrl: end.redirectUrl }))
  else if (failure !== undefined) events.push(part({ ...seen(endedAt), kind: 'requestFailed', code: failure }))
  else if (end) events.push(part({ ...seen(endedAt), kind: 'requestCompleted', status: end.status }))
  return events
}

function bodyEvents(
  { request, response, context, startedAt }: HttpExchange,
  requestId: string,
  at: number,
  teller: BodyTeller,
) {
  const isScript = context.resourceType === 'fetch' || context.resourceType === 'worker'
  if (response?.body?.text === undefined || !isScript) return []
  const sighting: Sighting =
    teller === 'streamFilter'
      ? { source: 'streamFilter', kind: 'responseBodyRead', time: at, requestId, body: response.body }
      : {
          source: 'pageHook',
          kind: 'exchangeReported',
          time: at + 1,
          startedAt,
          endedAt: at + 1,
          method: request.method,
          url: request.url,
          context: { ...context, resourceType: 'fetch' },
          ...(request.body && { requestBody: request.body }),
          status: response.status,
          ...(response.headers && { responseHeaders: response.headers }),
          responseBody: response.body,
        }
  return [{ sighting }]
}

function documentRead(time: number, tab: number, frame: number, url: string, text: string): BrowserEvent {
  return { sighting: { source: 'contentScript', kind: 'documentRead', time: time + 2, tab, frame, url, text } }
}
