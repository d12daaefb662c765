import type { Inspection } from '../../../src/core/inspect.ts'
import type { Body, ExchangePart, HttpExchange, Source } from '../../../src/core/model/http-exchange.ts'
import type { MessageType } from '../../../src/core/model/message.ts'
import { counted } from './counted.ts'

/** One row of the table for one browser; every cell is text that a reader understands and a test compares. */
export interface Seen {
  readonly request: string
  readonly hops: string
  readonly form: string
  readonly body: string
  readonly error: string
  /** Sources that said the same once more. */
  readonly also: string
}

/** Cells from the exchanges: what was seen of each message, and whose word it is. */
export function seenIn({ assembly, trace }: Inspection): Seen {
  const parts = trace.exchanges
    .flatMap((exchange) => {
      const messages = assembly.flows.flatMap((flow) => flow.messages.filter((it) => it.exchange === exchange.id))
      const role = roleOf(messages)
      return role === undefined ? [] : [{ role, exchange }]
    })
    // Sources of two kinds do not agree on milliseconds.
    .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role))
  const cell = (says: (part: Part) => string | undefined) => summary(parts.map((part) => [part.role, says(part)]))
  return {
    request: cell(({ exchange }) => source(exchange, 'request')),
    hops: hops(trace.exchanges),
    form: cell(({ exchange }) =>
      exchange.request.method === 'POST' ? body(exchange, 'requestBody', exchange.request.body) : undefined,
    ),
    body: cell(({ role, exchange }) =>
      answering.has(role) && isAnswered(exchange) ? body(exchange, 'responseBody', exchange.response?.body) : undefined,
    ),
    error: cell(({ exchange, exchange: { error } }) =>
      error ? `${error.kind}, ${error.code} (${source(exchange, 'error')})` : undefined,
    ),
    also: cell(({ exchange }) => others(exchange).join(' + ')),
  }
}

interface Part {
  readonly role: string
  readonly exchange: HttpExchange
}

const signIn = 'sign-in page'

const roles: Readonly<Partial<Record<MessageType, string>>> = {
  DeviceAuthorizationRequest: 'device authorization',
  PushedAuthorizationRequest: 'pushed request',
  AuthorizationRequest: 'authorization',
  SignInPage: signIn,
  AuthorizationErrorPage: 'error page',
  AuthorizationResponse: 'callback',
  CorsPreflight: 'preflight',
  TokenRequest: 'token',
  LogoutRequest: 'logout',
  FrontChannelLogoutRequest: 'front-channel logout',
  SessionIframe: 'session iframe',
}

const order = Object.values(roles)

/** Whose answers have bodies worth reading. */
const answering = new Set(['pushed request', 'token', 'device authorization'])

function roleOf(messages: readonly { readonly type: MessageType }[]): string | undefined {
  const all = messages.map(({ type }) => roles[type] ?? type)
  // A page on the way may be the one that carries the answer off to an app's own scheme.
  return all.find((it) => it !== signIn) ?? all[0]
}

/** With more than the address to go to next. */
function isAnswered({ response }: HttpExchange): boolean {
  return response !== undefined && response.redirectUrl === undefined
}

function hops(exchanges: readonly HttpExchange[]): string {
  const redirects = exchanges.filter(({ response }) => response?.redirectUrl !== undefined)
  if (redirects.length === 0) return ''
  const said = [...new Set(redirects.map((it) => source(it, 'response')))].join('; ')
  return `${counted(redirects.map(({ response }) => `${response?.status}`))}: ${said}`
}

const sourceNames: Readonly<Record<Source, string>> = {
  webRequest: 'webRequest',
  webNavigation: 'webNavigation',
  pageHook: 'page hook',
  contentScript: 'content script',
  streamFilter: 'stream filter',
  devtools: 'DevTools',
  import: 'import',
}

/** The most trusted of those who said it: they come in this order. */
function source({ provenance }: HttpExchange, part: ExchangePart): string | undefined {
  const [first] = provenance[part] ?? []
  return first && sourceNames[first]
}

/** Whoever was not needed for any part, since another had said it. */
function others({ provenance }: HttpExchange): readonly string[] {
  const all = [...new Set(Object.values(provenance).flatMap((it) => it.slice(1)))]
  return all.map((it) => sourceNames[it])
}

const absences: Readonly<Record<NonNullable<Body['absent']>, string>> = {
  notObservable: 'not shown by the browser',
  notArmed: 'not captured, nobody watched the tab',
  lost: 'lost',
  redacted: 'redacted',
  truncated: 'cut off',
}

function body(exchange: HttpExchange, part: ExchangePart, it: Body | undefined): string {
  if (it?.text !== undefined) return source(exchange, part) ?? 'seen'
  return it?.absent ? absences[it.absent] : 'not seen'
}

/** Roles of which the same is said stand together: `authorization, token: webRequest`. */
function summary(said: readonly (readonly [string, string | undefined])[]): string {
  const byWord = new Map<string, string[]>()
  for (const [role, word] of said) if (word) byWord.set(word, [...(byWord.get(word) ?? []), role])
  return [...byWord].map(([word, roles]) => `${counted(roles)}: ${word}`).join('; ')
}
