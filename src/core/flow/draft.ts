import type { HttpExchange } from '../model/http-exchange.ts'
import type { AuthorizationRequest, MessageType, OAuthMessage } from '../model/message.ts'

/** A flow while its messages are being collected. */
export interface Draft {
  readonly id: string
  /** The message that opened it: its kind follows from this one. */
  readonly anchor: OAuthMessage
  readonly messages: OAuthMessage[]
}

export type Exchanges = ReadonlyMap<string, HttpExchange>

export function ofType<T extends MessageType>(messages: readonly OAuthMessage[], type: T) {
  return messages.filter((message): message is Extract<OAuthMessage, { type: T }> => message.type === type)
}

export function firstOfType<T extends MessageType>(messages: readonly OAuthMessage[], type: T) {
  return messages.find((message): message is Extract<OAuthMessage, { type: T }> => message.type === type)
}

export function authorizationRequestOf(draft: Draft): AuthorizationRequest | undefined {
  return firstOfType(draft.messages, 'AuthorizationRequest')
}

/** Origin (RFC 6454) of a URL, or the URL's scheme for one without a host; undefined when it is no URL. */
export function originOf(url: string | undefined): string | undefined {
  if (url === undefined) return undefined
  try {
    const { origin, protocol } = new URL(url)
    return origin === 'null' ? protocol : origin
  } catch {
    return undefined
  }
}

/** The same tab and frame: one browsing context, as far as the browser said. */
export function sameFrame(a: HttpExchange | undefined, b: HttpExchange | undefined): boolean {
  if (!a || !b || a.context.tab === undefined) return false
  return a.context.tab === b.context.tab && (a.context.frame ?? 0) === (b.context.frame ?? 0)
}

/** Ids of the hops that redirected, one after another, to this exchange; itself first. */
export function hopsBefore(exchanges: Exchanges, id: string): readonly string[] {
  const hops: string[] = []
  for (let at: string | undefined = id; at !== undefined && !hops.includes(at) && hops.length < 50; ) {
    hops.push(at)
    at = exchanges.get(at)?.redirectedFrom
  }
  return hops
}

export function hasTokens(draft: Draft) {
  return ofType(draft.messages, 'TokenResponse').some(
    (each) => each.access_token !== undefined || each.id_token !== undefined,
  )
}

export function sameTab(a: HttpExchange | undefined, b: HttpExchange | undefined) {
  return a?.context.tab !== undefined && a.context.tab === b?.context.tab
}

export function isTokenCall(message: OAuthMessage) {
  return message.type === 'ResourceRequest' || message.type === 'UserInfoRequest'
}

/** A login that got no answer for this long is not continued by a message that matches it by place only. Milliseconds. */
const pendingFor = 30 * 60_000

export function isRecent(draft: Draft, message: OAuthMessage) {
  const last = draft.messages.at(-1) ?? draft.anchor
  return message.at - last.at < pendingFor
}

export function latest(drafts: readonly Draft[]): Draft | undefined {
  return drafts.at(-1)
}
