import type { AuthorizationRequest, LogoutRequest } from '../model/message.ts'
import type { Knowledge } from './knowledge.ts'
import type { ReadExchange } from './read-exchange.ts'

/** One login in a tab or frame, from the request on. */
export interface Run {
  readonly request: AuthorizationRequest
  readonly read: ReadExchange
  readonly origin: string | undefined
  /** Origins that the server sent its user to, its own included. */
  readonly origins: Set<string>
  readonly pages: ReadExchange[]
  answered: boolean
}

export interface LogoutRun {
  readonly request: LogoutRequest
  readonly origin: string | undefined
  last: ReadExchange
  returned?: ReadExchange
}

export function openRun(request: AuthorizationRequest, read: ReadExchange): Run {
  const { origin } = read.url
  return { request, read, origin, origins: new Set(origin === undefined ? [] : [origin]), pages: [], answered: false }
}

/** The server passes its own request around (`/authorize` → `/login` → `/authorize/callback`): not a new one. */
export function repeatsRequest(
  run: Run,
  request: AuthorizationRequest,
  read: ReadExchange,
  previous: ReadExchange | undefined,
): boolean {
  const same =
    request.client_id === run.request.client_id &&
    (run.request.state === undefined || request.state === undefined || request.state === run.request.state) &&
    (run.request.redirect_uri === undefined ||
      request.redirect_uri === undefined ||
      request.redirect_uri === run.request.redirect_uri) &&
    request.nonce === (request.nonce === undefined ? undefined : run.request.nonce)
  if (!same) return false
  if (previous && (previous === run.read || run.pages.includes(previous))) return true
  if (read.url.origin === undefined || !run.origins.has(read.url.origin)) return false
  // The very same address again, before an answer, is a reload.
  if (read.exchange.request.url === run.read.exchange.request.url) return true
  // By a form or a script of the server's page.
  const { initiator } = read.exchange.context
  return run.pages.length > 0 && (initiator === undefined || run.origins.has(initiator))
}

/** A page of the server between request and answer: on its origins, or where it sent its user by itself. */
export function isPageOf(
  run: Run,
  read: ReadExchange,
  previous: ReadExchange | undefined,
  knowledge: Knowledge,
): boolean {
  if (run.answered || read === run.read) return false
  const { origin } = read.url
  if (origin !== undefined && run.origins.has(origin)) return true
  if (previous && (previous === run.read || run.pages.includes(previous))) return !isClient(run, origin, knowledge)
  const { initiator } = read.exchange.context
  return initiator !== undefined && run.origins.has(initiator) && !isClient(run, origin, knowledge)
}

function isClient(run: Run, origin: string | undefined, knowledge: Knowledge) {
  return origin !== run.origin && knowledge.isClientOrigin(origin)
}
