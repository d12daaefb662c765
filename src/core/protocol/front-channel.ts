import type { HttpExchange } from '../model/http-exchange.ts'
import type { AuthorizationResponse, OAuthMessage } from '../model/message.ts'
import { toAuthorizationErrorPage, toSignInPage } from './authorization-page.ts'
import { recognizeAuthorizationRequest } from './authorization-request.ts'
import {
  type Delivery,
  deliveryOf,
  deliveryOfRedirect,
  deliveryOfWebMessage,
  isAuthorizationResponse,
  isDoubtfulError,
  isReplayOf,
  toAuthorizationResponse,
} from './authorization-response.ts'
import type { Knowledge } from './knowledge.ts'
import { recognizeLogoutRequest } from './logout.ts'
import { toLogoutResponse } from './logout-response.ts'
import { comparable } from './parse-url.ts'
import type { ReadExchange } from './read-exchange.ts'
import { isPageOf, type LogoutRun, openRun, type Run, repeatsRequest } from './run.ts'

/** What happened in one tab and frame so far. */
interface Place {
  /** Logins that have no answer yet; the innermost last, since a server may send its user to another one. */
  readonly runs: Run[]
  logout?: LogoutRun
  last?: ReadExchange
}

/**
 * Reads the navigations of all tabs and frames, in order of time: requests, the server's pages between, the answers, logouts.
 * `take` returns false for a navigation that is none of these.
 */
export function createFrontChannel(knowledge: Knowledge, byId: ReadonlyMap<string, ReadExchange>) {
  const places = new Map<string, Place>()
  const runs: Run[] = []
  const logouts: LogoutRun[] = []
  const found: OAuthMessage[] = []
  const responses: { message: AuthorizationResponse; replays: string[]; requestsBefore: number }[] = []
  const urls = new Set([...byId.values()].map((read) => read.place))

  return { take, finish }

  function take(read: ReadExchange): boolean {
    const previous = read.exchange.redirectedFrom === undefined ? undefined : byId.get(read.exchange.redirectedFrom)
    const place = placeOf(read, previous)
    const taken = takeAt(read, previous, place)
    place.last = read
    takeRedirectAway(read, place)
    return taken
  }

  function takeAt(read: ReadExchange, previous: ReadExchange | undefined, place: Place): boolean {
    const delivery = deliveryOf(read, previous)
    const run = place.runs.at(-1)
    if (isAnswer(read, delivery, place)) {
      takeAnswer(read, delivery, place, previous)
      return true
    }
    const logout = recognizeLogoutRequest(read, knowledge)
    if (logout) {
      if (place.logout && repeatsLogout(place.logout, read)) place.logout.last = read
      else {
        found.push(logout)
        place.logout = { request: logout, last: read, origin: read.url.origin }
        logouts.push(place.logout)
      }
      return true
    }
    const request = recognizeAuthorizationRequest(read, knowledge)
    if (request && !(run && repeatsRequest(run, request, read, previous))) {
      closeAbandoned(place, read, previous)
      found.push(request)
      const opened = openRun(request, read)
      runs.push(opened)
      place.runs.push(opened)
      takeWebMessage(read, opened)
      return true
    }
    if (place.logout && takeLogoutReturn(read, place, previous)) return true
    const owner = place.runs.findLast((each) => isPageOf(each, read, previous, knowledge))
    if (!owner) {
      if (previous === undefined) place.runs.length = 0
      return false
    }
    place.runs.length = place.runs.indexOf(owner) + 1
    owner.pages.push(read)
    if (read.url.origin !== undefined) owner.origins.add(read.url.origin)
    takeWebMessage(read, owner)
    return true
  }

  /** Parameters decide; an empty return to the redirect URI is an answer, too, when the server made it. */
  function isAnswer(read: ReadExchange, delivery: Delivery, place: Place): boolean {
    const run = place.runs.at(-1)
    if (isAuthorizationResponse(delivery, knowledge)) {
      if (knowledge.isRedirectUri(delivery.deliveredTo))
        return run !== undefined || !isDoubtfulError(delivery, knowledge)
      // The server's own page may repeat state and error: it is an error page of the run.
      return !(run && read.url.origin === run.origin) && !recognizeAuthorizationRequest(read, knowledge)
    }
    if (!run || run.request.redirect_uri === undefined || run.read === read) return false
    if (comparable(run.request.redirect_uri) !== comparable(delivery.deliveredTo)) return false
    return read.exchange.redirectedFrom !== undefined && lastOf(run).id === read.exchange.redirectedFrom
  }

  function takeAnswer(read: ReadExchange, delivery: Delivery, place: Place, previous: ReadExchange | undefined) {
    // A callback that redirects on with the same parameters (slash, language, https) is still the one delivery.
    if (
      previous &&
      responses.some(
        ({ message, replays }) =>
          isSameChain(message, replays, previous) &&
          isReplayOf(toMessage(), { ...message, deliveredTo: delivery.deliveredTo }),
      )
    )
      return
    record(toMessage(), place)

    function toMessage() {
      return toAuthorizationResponse(delivery, {
        exchange: read.id,
        at: read.exchange.startedAt,
        issuedBy: read.exchange.redirectedFrom ?? issuerPage(place, read)?.id,
        deliveryStatus: read.status,
      })
    }
  }

  function isSameChain(message: AuthorizationResponse, replays: readonly string[], previous: ReadExchange) {
    for (let hop: ReadExchange | undefined = previous, steps = 0; hop && steps < 30; steps++) {
      if (message.exchange === hop.id || replays.includes(hop.id)) return true
      hop = hop.exchange.redirectedFrom === undefined ? undefined : byId.get(hop.exchange.redirectedFrom)
    }
    return false
  }

  function record(message: AuthorizationResponse, place: Place) {
    const first = responses.find((each) => isReplayOf(message, each.message))
    const sameRequest =
      message.code !== undefined || message.state !== undefined || first?.requestsBefore === runs.length
    if (first && sameRequest) {
      if (first.message.exchange !== message.exchange) first.replays.push(message.exchange)
      return
    }
    responses.push({ message, replays: [], requestsBefore: runs.length })
    answerRun(message, place)
  }

  /** Closes the run that was answered, and those that were started inside it. */
  function answerRun(message: AuthorizationResponse, place: Place) {
    const answered =
      place.runs.findLast((run) => message.state !== undefined && run.request.state === message.state) ??
      place.runs.at(-1)
    if (!answered) return
    answered.answered = true
    place.runs.length = place.runs.indexOf(answered)
  }

  function issuerPage(place: Place, read: ReadExchange): ReadExchange | undefined {
    const { last } = place
    if (!last) return undefined
    const initiator = read.exchange.context.initiator
    return initiator === undefined || initiator === last.url.origin ? last : undefined
  }

  /** An answer whose request no source sees: a custom scheme, or an app that took the address over. */
  function takeRedirectAway(read: ReadExchange, place: Place) {
    const redirectUrl = read.exchange.response?.redirectUrl
    if (redirectUrl === undefined || read.exchange.redirectedTo !== undefined || urls.has(comparable(redirectUrl)))
      return
    const delivery = deliveryOfRedirect(redirectUrl)
    if (!isAuthorizationResponse(delivery, knowledge)) return
    const at = read.exchange.endedAt ?? read.exchange.startedAt
    record(toAuthorizationResponse(delivery, { exchange: read.id, at, issuedBy: read.id }), place)
  }

  function takeWebMessage(read: ReadExchange, run: Run) {
    const text = read.exchange.response?.body?.text
    if (
      text === undefined ||
      run.request.redirect_uri === undefined ||
      !/message/.test(run.request.response_mode ?? '')
    )
      return
    const delivery = deliveryOfWebMessage(text, run.request.redirect_uri)
    if (!delivery) return
    const at = read.exchange.endedAt ?? read.exchange.startedAt
    responses.push({
      message: toAuthorizationResponse(delivery, { exchange: read.id, at, issuedBy: read.id }),
      replays: [],
      requestsBefore: runs.length,
    })
    run.answered = true
  }

  function takeLogoutReturn(read: ReadExchange, place: Place, previous: ReadExchange | undefined): boolean {
    const { logout } = place
    if (!logout) return false
    const address = logout.request.post_logout_redirect_uri
    if (address !== undefined && comparable(address) === comparable(read.url.endpoint)) {
      logout.returned = read
      delete place.logout
      return true
    }
    if (previous === logout.last || (read.url.origin === logout.origin && !knowledge.isClientOrigin(logout.origin))) {
      logout.last = read
      return true
    }
    delete place.logout
    return false
  }

  function repeatsLogout(logout: LogoutRun, read: ReadExchange) {
    return read.exchange.redirectedFrom === logout.last.id && read.url.origin === logout.origin
  }

  /** A new request that the server did not cause means that the user or the app started over. */
  function closeAbandoned(place: Place, read: ReadExchange, previous: ReadExchange | undefined) {
    const owner = place.runs.findLast(
      (run) => isPageOf(run, read, previous, knowledge) && run.origin !== read.url.origin,
    )
    place.runs.length = owner ? place.runs.indexOf(owner) + 1 : 0
  }

  function placeOf(read: ReadExchange, previous: ReadExchange | undefined): Place {
    const key = placeKey(previous?.exchange ?? read.exchange)
    const place = places.get(key) ?? { runs: [] }
    places.set(key, place)
    return place
  }

  function finish(): readonly OAuthMessage[] {
    return [
      ...found,
      ...responses.map(({ message, replays }) => ({ ...message, replays })),
      ...runs.flatMap(pagesOf),
      ...logouts.flatMap((logout) => toLogoutResponse(logout)),
    ]
  }
}

function placeKey({ context }: HttpExchange) {
  return `${context.tab ?? '-'}/${context.frame ?? 0}`
}

/** The last page is an error page when the login stopped on it and it says so; all others are pages of the sign-in. */
function pagesOf(run: Run): readonly OAuthMessage[] {
  const last = lastOf(run)
  const errorPage = run.answered || mayBeMessage(run, last) ? undefined : toAuthorizationErrorPage(last)
  const pages = run.pages.filter((page) => !(errorPage && page === last)).map(toSignInPage)
  return errorPage ? [...pages, errorPage] : pages
}

/** A document that posts its answer to the opener may carry a refusal with HTTP 400 (oidc-provider): unread, it is no page. */
function mayBeMessage({ request }: Run, { exchange }: ReadExchange): boolean {
  const unread = exchange.documentText === undefined && exchange.response?.body?.text === undefined
  return unread && /message/.test(request.response_mode ?? '')
}

function lastOf(run: Run): ReadExchange {
  return run.pages.at(-1) ?? run.read
}
