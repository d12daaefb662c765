import { maySpeakOf } from '../core/exchange/hearsay.ts'
import { type HttpExchange, headerOf } from '../core/model/http-exchange.ts'
import type { ExchangeReported, Navigated, RequestStarted, Sighting } from '../core/model/sighting.ts'
import { looksLikeSessionIframe } from '../core/protocol/session-iframe.ts'
import { createAcquaintance } from './acquaintance.ts'
import {
  challengesForToken,
  endpointOf,
  hasEndpointName,
  isAuthorizationRequest,
  isAuthorizationResponse,
  isClientRequest,
  isLogoutNotice,
  isLogoutRequest,
  isServerAnswer,
  isWellKnown,
  mayAnswerLogin,
  parametersOfBody,
  parametersOfUrl,
  presentsToken,
} from './oauth-shapes.ts'
import { createPendingLogins } from './pending-logins.ts'

/** A preflight and its request, or a request and the page's report of it, lie at most this far apart. */
const memory = 15_000
const mostRemembered = 500

/** Decides what is journaled: a fold over sightings, rebuilt after a worker's death from those that were kept. */
export interface Interest {
  /** What to journal now that this was seen: nothing, itself, or with it what was waiting for the decision. */
  offer(sighting: Sighting, start?: () => RequestStarted): readonly Sighting[]
  /** Takes in a sighting that is in the journal already. */
  recall(sighting: Sighting): void
  /** The request, when it is being kept. */
  keptRequest(requestId: string): RequestStarted | undefined
  /** Whether a login is under way in this frame. */
  hasPendingLogin(tab: number, frame: number, time: number): boolean
}

interface Request {
  readonly start: RequestStarted
  readonly kept: boolean
  /** The hop of `start` is over, and the next one has not begun. */
  readonly redirected: boolean
  readonly finished: boolean
  /** Sightings that wait until the request turns out to be of interest. */
  readonly waiting: readonly Sighting[]
}

export function createInterest(): Interest {
  const requests = new Map<string, Request>()
  const known = createAcquaintance()
  const logins = createPendingLogins()
  const tabs = new Set<number>()

  return {
    offer,
    recall,
    keptRequest(requestId) {
      const request = requests.get(requestId)
      return request?.kept ? request.start : undefined
    },
    hasPendingLogin: logins.isPending,
  }

  function offer(sighting: Sighting, start?: () => RequestStarted): readonly Sighting[] {
    switch (sighting.kind) {
      case 'requestStarted':
        return offerRequest(sighting)
      case 'requestHeadersSent':
      case 'responseStarted':
      case 'redirected':
      case 'requestCompleted':
      case 'requestFailed':
      case 'responseBodyRead':
        return offerPart(sighting, start)
      case 'exchangeReported':
        return offerReport(sighting)
      case 'documentRead':
        return logins.isPending(sighting.tab, sighting.frame, sighting.time) ? keep([sighting]) : []
      case 'navigated':
        return isNavigationOfInterest(sighting) ? keep([sighting]) : []
      case 'tabClosed':
        return tabs.has(sighting.tab) ? keep([sighting]) : []
      case 'tabOpened':
      case 'exchangeImported':
        return keep([sighting])
    }
  }

  function offerRequest(start: RequestStarted): readonly Sighting[] {
    const earlier = requests.get(start.requestId)
    const mine = withoutPassword(start)
    const request = {
      start: mine,
      kept: earlier?.kept ?? false,
      redirected: false,
      finished: false,
      waiting: [...(earlier?.waiting ?? []), mine],
    }
    remember(request)
    if (request.kept || isOfInterest(start)) return keepRequest(request)
    return []
  }

  function offerPart(sighting: Part, start?: () => RequestStarted): readonly Sighting[] {
    const earlier = requests.get(sighting.requestId)
    const hop = earlier && start && missedHop(earlier, sighting, start())
    // A worker that died between two hops has not heard the second one begin: its answer is not the first one's.
    if (hop) return [...offerRequest(hop), ...offerPart(sighting)]
    const known = earlier ?? missed(sighting, start)
    if (!known) return []
    const request = {
      ...known,
      redirected: sighting.kind === 'redirected',
      finished: isEnd(sighting),
      waiting: [...known.waiting, sighting],
    }
    remember(request)
    if (request.kept || partShowsInterest(request, sighting)) return keepRequest(request)
    if (request.finished && !mayMatterLater(request)) requests.delete(sighting.requestId)
    return []
  }

  /** The worker was asleep or died before the decision: every event repeats the start, except for the body. */
  function missed(sighting: Part, start?: () => RequestStarted): Request | undefined {
    if (!start || isEnd(sighting)) return undefined
    const made = withoutPassword(start())
    return { start: made, kept: isOfInterest(made), redirected: false, finished: false, waiting: [made] }
  }

  function offerReport(report: ExchangeReported): readonly Sighting[] {
    const sameRequest = ({ start }: Request) =>
      start.url === report.url &&
      start.method === report.method &&
      Math.abs(start.time - report.startedAt) < memory &&
      (report.source !== 'pageHook' || maySpeakOf(report.context, start.context))
    const known = [...requests.values()].some((it) => it.kept && sameRequest(it))
    return known || isReportOfInterest(report) ? [...flush(sameRequest), ...keep([report])] : []
  }

  function isReportOfInterest(report: ExchangeReported): boolean {
    return (
      isRequestOfInterest({ ...report, body: report.requestBody }) ||
      presentsToken(headerOf({ headers: report.requestHeaders ?? [] }, 'authorization')) ||
      challengesForToken(headerOf({ headers: report.responseHeaders ?? [] }, 'www-authenticate')) ||
      isServerAnswer(report.responseBody?.text ?? '')
    )
  }

  /** What was waiting and now turns out to matter. */
  function flush(matters: (request: Request) => boolean): readonly Sighting[] {
    return [...requests.values()].filter((it) => !it.kept && matters(it)).flatMap(keepRequest)
  }

  function keepRequest(request: Request): readonly Sighting[] {
    const first = !request.kept
    remember({ ...request, kept: true, waiting: [] })
    const kept = keep(request.waiting)
    if (!first || request.start.context.resourceType === 'preflight') return kept
    return [...preflightsOf(request.start), ...kept]
  }

  function preflightsOf({ url, time }: RequestStarted): readonly Sighting[] {
    return flush(
      ({ start }) =>
        start.context.resourceType === 'preflight' && start.url === url && Math.abs(start.time - time) < memory,
    )
  }

  function keep(sightings: readonly Sighting[]): readonly Sighting[] {
    for (const sighting of sightings) recall(sighting)
    return sightings
  }

  function recall(sighting: Sighting): void {
    switch (sighting.kind) {
      case 'requestStarted':
        recallStart(sighting)
        return
      case 'redirected':
      case 'requestCompleted':
      case 'requestFailed': {
        const request = requests.get(sighting.requestId)
        if (request) remember({ ...request, redirected: sighting.kind === 'redirected', finished: isEnd(sighting) })
        return
      }
      case 'exchangeReported':
        known.readMetadata(sighting.url, sighting.responseBody)
        known.meet({ ...sighting, ...(sighting.requestBody && { body: sighting.requestBody }) })
        return
      case 'responseBodyRead': {
        const request = requests.get(sighting.requestId)
        if (request) known.readMetadata(request.start.url, sighting.body)
        return
      }
      case 'tabClosed':
        logins.forgetTab(sighting.tab)
        tabs.delete(sighting.tab)
        return
    }
  }

  function recallStart(start: RequestStarted): void {
    remember({ start, kept: true, redirected: false, finished: false, waiting: [] })
    if (start.context.tab !== undefined) tabs.add(start.context.tab)
    known.meet(start)
    if (isNavigation(start)) logins.follow(start)
  }

  /** Latest last; what is finished goes first, then what was never of interest. */
  function remember(request: Request): void {
    requests.delete(request.start.requestId)
    requests.set(request.start.requestId, request)
    if (requests.size <= mostRemembered) return
    const all = [...requests.values()]
    const victim = all.find((it) => it.finished) ?? all.find((it) => !it.kept) ?? all[0]
    if (victim) requests.delete(victim.start.requestId)
  }

  function isOfInterest(start: RequestStarted): boolean {
    if (isNavigation(start) && logins.covers(start)) return true
    if (start.context.resourceType === 'preflight') return isPreflightOfInterest(start)
    return isRequestOfInterest(start)
  }

  function isRequestOfInterest({
    method,
    url,
    body,
    context,
  }: Pick<RequestStarted, 'method' | 'url' | 'context'> & {
    readonly body?: RequestStarted['body'] | undefined
  }): boolean {
    if (isWellKnown(url) || known.isEndpoint(url)) return true
    const inUrl = parametersOfUrl(url)
    const inBody = method === 'POST' ? parametersOfBody(body?.text) : new URLSearchParams()
    const navigation = isNavigation({ context })
    if ([inUrl, inBody].some((it) => isAuthorizationRequest(url, it) && (navigation || it.has('response_type'))))
      return true
    if (isClientRequest(inBody) || isLogoutNotice(inBody)) return true
    if (navigation) {
      if (isLogoutRequest(inUrl) || isLogoutRequest(inBody) || isLogoutNotice(inUrl)) return true
      if (context.resourceType === 'subFrame' && looksLikeSessionIframe(endpointOf(url))) return true
      if (isAuthorizationResponse(inUrl) || isAuthorizationResponse(inBody)) return true
      return known.isRedirectUri(url) && (mayAnswerLogin(inUrl) || mayAnswerLogin(inBody))
    }
    // A body the browser does not show, sent to what is called like a token endpoint.
    if (method === 'POST' && body?.absent !== undefined && hasEndpointName(url)) return true
    return inUrl.has('access_token') && known.isClient(context.initiator)
  }

  function isPreflightOfInterest({ url, time }: RequestStarted): boolean {
    if (known.isEndpoint(url) || isWellKnown(url)) return true
    return [...requests.values()].some(
      (it) =>
        it.kept &&
        it.start.url === url &&
        it.start.context.resourceType !== 'preflight' &&
        time - it.start.time < memory,
    )
  }

  function partShowsInterest({ start }: Request, sighting: Part): boolean {
    switch (sighting.kind) {
      case 'requestHeadersSent':
        if (start.context.resourceType === 'preflight')
          return /\b(authorization|dpop)\b/i.test(headerOf(sighting, 'access-control-request-headers') ?? '')
        return (
          presentsToken(headerOf(sighting, 'authorization')) ||
          headerOf(sighting, 'dpop') !== undefined ||
          headerOf(sighting, 'sec-fetch-dest') === 'webidentity'
        )
      case 'responseStarted':
        return challengesForToken(headerOf(sighting, 'www-authenticate'))
      case 'redirected': {
        const parameters = parametersOfUrl(sighting.redirectUrl)
        return isAuthorizationResponse(parameters) || isAuthorizationRequest(sighting.redirectUrl, parameters)
      }
      default:
        return false
    }
  }

  function isNavigationOfInterest({ tab, frame, url, time, how }: Navigated): boolean {
    if (logins.isPending(tab, frame, time)) return true
    const parameters = parametersOfUrl(url)
    if (isAuthorizationResponse(parameters)) return true
    return (
      how !== 'history' &&
      (isAuthorizationRequest(url, parameters) || (known.isRedirectUri(url) && mayAnswerLogin(parameters)))
    )
  }

  /** A person's password goes to the sign-in page, which is no OAuth message: its form is not kept. */
  function withoutPassword(start: RequestStarted): RequestStarted {
    if (!start.body || !isNavigation(start) || start.body.text === undefined) return start
    const inBody = parametersOfBody(start.body.text)
    const oauth =
      isAuthorizationRequest(start.url, inBody) ||
      isAuthorizationResponse(inBody) ||
      isLogoutRequest(inBody) ||
      known.isRedirectUri(start.url)
    return oauth ? start : { ...start, body: { absent: 'redacted' } }
  }
}

type Part = Extract<Sighting, { readonly requestId: string }> & {
  readonly kind: Exclude<Sighting['kind'], 'requestStarted'>
}

function isNavigation({ context }: { readonly context: HttpExchange['context'] }): boolean {
  return ['mainFrame', 'subFrame', 'prefetch'].includes(context.resourceType)
}

/** The start that was not heard, when this part belongs to another hop than the one that is known. */
function missedHop({ start, redirected }: Request, part: Part, hop: RequestStarted): RequestStarted | undefined {
  const elsewhere = hop.url !== start.url || hop.method !== start.method
  // A request may fail right at its redirect, before the next hop begins.
  return elsewhere || (redirected && !isEnd(part)) ? hop : undefined
}

function isEnd({ kind }: Part): boolean {
  return kind === 'requestCompleted' || kind === 'requestFailed'
}

/** Scripts' requests may be explained later: a preflight by its request, a plain one by what the page reports. */
function mayMatterLater({ start }: Request): boolean {
  return !isNavigation(start)
}
