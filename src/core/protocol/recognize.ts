import { isHearsay } from '../exchange/hearsay.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { OAuthMessage } from '../model/message.ts'
import { recognizeAuthorizationRequest } from './authorization-request.ts'
import { recognizeBackchannelAuthentication } from './backchannel-authentication.ts'
import { recognizeCorsPreflight } from './cors-preflight.ts'
import { recognizeDeviceAuthorization } from './device-authorization.ts'
import { recognizeFedCM } from './fedcm.ts'
import { createFrontChannel } from './front-channel.ts'
import { recognizeIntrospection } from './introspection.ts'
import { recognizeJwkSet } from './jwk-set.ts'
import { gatherKnowledge, type Knowledge } from './knowledge.ts'
import { recognizeLogoutNotice } from './logout-notice.ts'
import { recognizeMetadata } from './metadata.ts'
import { recognizePushedAuthorization } from './pushed-authorization.ts'
import { type ReadExchange, readExchange } from './read-exchange.ts'
import { recognizeRefusedOrigin } from './refused-origin.ts'
import { recognizeRegistration } from './registration.ts'
import { recognizeResource } from './resource.ts'
import { recognizeRevocation } from './revocation.ts'
import { recognizeSessionIframe } from './session-iframe.ts'
import { recognizeTokenRequest } from './token-request.ts'
import { readTokenResponse } from './token-response.ts'
import { recognizeUserInfo } from './userinfo.ts'

/**
 * Reads the OAuth messages from all exchanges of a trace, in order of time. Judges by parameters and shapes, in the context of
 * the whole trace: never by a list of products' addresses. What only a page told is read apart: it explains nothing that the
 * browser saw. Pure and total.
 */
export function recognizeMessages(exchanges: readonly HttpExchange[]): readonly OAuthMessage[] {
  const told = exchanges.filter(isHearsay)
  if (told.length === 0) return messagesIn(exchanges)
  const seen = messagesIn(exchanges.filter((each) => !isHearsay(each)))
  const hearsay = messagesIn(told).filter(({ type }) => !tellsOfServer.has(type))
  return [...seen, ...hearsay].toSorted((a, b) => a.at - b.at || rank(a) - rank(b))
}

/** A page cannot tell which keys and endpoints a server has: other logins are judged by them. */
const tellsOfServer: ReadonlySet<OAuthMessage['type']> = new Set([
  'MetadataResponse',
  'JWKSetResponse',
  'RegistrationResponse',
])

function messagesIn(exchanges: readonly HttpExchange[]): readonly OAuthMessage[] {
  const reads = exchanges.map(readExchange)
  const ordered = reads.toSorted((a, b) => a.exchange.startedAt - b.exchange.startedAt || hopOrder(a, b))
  const byId = new Map(reads.map((read) => [read.id, read]))
  const knowledge = gatherKnowledge(reads)
  const frontChannel = createFrontChannel(knowledge, byId)

  const messages: OAuthMessage[] = []
  for (const read of ordered) {
    const found = recognizeBackChannel(read, knowledge)
    if (found.length > 0) messages.push(...found)
    else if (!read.isNavigation || !frontChannel.take(read)) messages.push(...recognizeRest(read, knowledge))
  }
  messages.push(...frontChannel.finish())

  const places = new Set(messages.flatMap(({ exchange }) => byId.get(exchange)?.place ?? []))
  for (const read of ordered) {
    const preflight = recognizeCorsPreflight(read, knowledge, places)
    if (preflight) messages.push(preflight)
  }
  return messages.toSorted((a, b) => a.at - b.at || rank(a) - rank(b))
}

/** What is not a step of the user agent through the login. The first that fits has it. */
function recognizeBackChannel(read: ReadExchange, knowledge: Knowledge): readonly OAuthMessage[] {
  const { resourceType } = read.exchange.context
  if (resourceType === 'preflight' || resourceType === 'prefetch') return []
  const fedcm = recognizeFedCM(read)
  if (fedcm) return [fedcm]
  for (const recognize of inOrder) {
    const found = recognize(read, knowledge)
    if (found.length > 0) return found
  }
  return []
}

const inOrder: readonly ((read: ReadExchange, knowledge: Knowledge) => readonly OAuthMessage[])[] = [
  recognizeMetadata,
  recognizeJwkSet,
  recognizeLogoutNotice,
  recognizeSessionIframe,
  recognizePushedAuthorization,
  recognizeBackchannelAuthentication,
  recognizeDeviceAuthorization,
  recognizeIntrospection,
  recognizeRevocation,
  recognizeRegistration,
  recognizeToken,
  recognizeUserInfo,
  recognizeByScript,
]

function recognizeToken(read: ReadExchange, knowledge: Knowledge): readonly OAuthMessage[] {
  const request = recognizeTokenRequest(read, knowledge)
  if (!request) return []
  const response = readTokenResponse(read)
  return response ? [request, response] : [request]
}

function recognizeByScript(read: ReadExchange, knowledge: Knowledge): readonly OAuthMessage[] {
  if (!read.isScript) return []
  const request = recognizeAuthorizationRequest(read, knowledge)
  return request ? [request] : recognizeResource(read, knowledge)
}

/** What belongs to no login that was seen to start. */
function recognizeRest(read: ReadExchange, knowledge: Knowledge): readonly OAuthMessage[] {
  const call = read.isNavigation ? recognizeResource(read, knowledge) : []
  if (call.length > 0) return call
  const refused = recognizeRefusedOrigin(read)
  return refused ? [refused] : []
}

/** A hop of a redirect comes after the one it came from, also within one millisecond. */
function hopOrder(a: ReadExchange, b: ReadExchange): number {
  if (a.exchange.redirectedTo === b.id || b.exchange.redirectedFrom === a.id) return -1
  if (b.exchange.redirectedTo === a.id || a.exchange.redirectedFrom === b.id) return 1
  return 0
}

/** At one moment a request stands before its answer. */
function rank({ type }: OAuthMessage): number {
  if (type === 'CorsPreflight') return 0
  return type.endsWith('Request') ? 1 : 2
}
