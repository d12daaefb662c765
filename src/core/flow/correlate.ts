import type { HttpExchange } from '../model/http-exchange.ts'
import type {
  AuthorizationErrorPage,
  AuthorizationRequest,
  AuthorizationResponse,
  CorsPreflight,
  JWKSetRequest,
  MetadataRequest,
  OAuthMessage,
  SessionIframe,
  TokenRequest,
} from '../model/message.ts'
import { comparable } from '../protocol/parse-url.ts'
import {
  authorizationRequestOf,
  type Draft,
  type Exchanges,
  firstOfType,
  hopsBefore,
  ofType,
  originOf,
  sameFrame,
} from './draft.ts'

/** A login that got no answer for this long is not continued by a message that matches it by place only. Milliseconds. */
const pendingFor = 30 * 60_000
/** A library's own calls while it starts belong together for this long. Milliseconds. */
const startsWithin = 10_000
/** The server's page after a logout tells the other apps within this time. Milliseconds. */
const noticesWithin = 30_000
/** Discovery and keys belong to the login that follows or runs within this time. Milliseconds. */
const metadataWindow = 60_000

/**
 * Puts each message into the flow it belongs to: by protocol values first (state, code, request_uri, tokens), then by the chain of
 * redirects, then by tab and frame, then by client and time. A tab is never required.
 */
export function correlate(messages: readonly OAuthMessage[], exchanges: Exchanges): readonly Draft[] {
  const drafts: Draft[] = []
  const byExchange = new Map<string, Draft>()
  const ordered = [...messages].sort((a, b) => a.at - b.at || rank(a) - rank(b))

  const join = (draft: Draft, message: OAuthMessage) => {
    draft.messages.push(message)
    if (!byExchange.has(message.exchange)) byExchange.set(message.exchange, draft)
  }
  const open = (message: OAuthMessage) => {
    const draft: Draft = { id: `f-${message.exchange}`, anchor: message, messages: [] }
    drafts.push(draft)
    join(draft, message)
  }

  const later: OAuthMessage[] = []
  for (const message of ordered) {
    if (secondary.has(message.type)) {
      later.push(message)
      continue
    }
    const own = byExchange.get(message.exchange)
    if (own && message.type !== 'AuthorizationRequest') join(own, message)
    else if (isAnswer(message)) later.push(message)
    else {
      const draft = findDraft(message, drafts, exchanges)
      if (draft) join(draft, message)
      else if (message.type !== 'SignInPage') open(message)
    }
  }
  for (const message of later) {
    const draft = byExchange.get(message.exchange) ?? findForSecondary(message, drafts, exchanges)
    if (draft) join(draft, message)
    else open(message)
  }
  return drafts
}

/** They belong to a login that may begin after them. */
const secondary: ReadonlySet<OAuthMessage['type']> = new Set([
  'MetadataRequest',
  'JWKSetRequest',
  'CorsPreflight',
  'SessionIframe',
])

/** On one exchange the request stands before its answer. */
function rank(message: OAuthMessage) {
  return message.type.endsWith('Request') ? 0 : 1
}

function isAnswer(message: OAuthMessage) {
  return (
    message.type.endsWith('Response') && message.type !== 'AuthorizationResponse' && message.type !== 'LogoutResponse'
  )
}

function findDraft(message: OAuthMessage, drafts: readonly Draft[], exchanges: Exchanges): Draft | undefined {
  switch (message.type) {
    case 'AuthorizationRequest':
      return findRepeated(message, drafts, exchanges) ?? findPushed(message, drafts)
    case 'AuthorizationResponse':
      return findForAuthorizationResponse(message, drafts, exchanges)
    case 'AuthorizationErrorPage':
      if (message.client_id !== undefined) return findSameRefusal(message, drafts)
      return findByChain(message, drafts, exchanges) ?? findPendingInFrame(message, drafts, exchanges)
    case 'SignInPage':
      return findByChain(message, drafts, exchanges) ?? findPendingInFrame(message, drafts, exchanges)
    case 'TokenRequest':
      return findForTokenRequest(message, drafts, exchanges)
    case 'UserInfoRequest':
    case 'ResourceRequest':
      return findByAccessToken(message, drafts, exchanges)
    case 'LogoutResponse':
      return latest(
        drafts.filter(
          (draft) => draft.anchor.type === 'LogoutRequest' && !firstOfType(draft.messages, 'LogoutResponse'),
        ),
      )
    case 'FrontChannelLogoutRequest':
      return latest(
        drafts.filter(
          ({ anchor }) =>
            anchor.type === 'LogoutRequest' &&
            message.at - anchor.at < noticesWithin &&
            inOneTab(exchanges.get(anchor.exchange), exchanges.get(message.exchange)),
        ),
      )
    case 'FedCMMessage':
      return latest(
        drafts.filter((draft) => draft.anchor.type === 'FedCMMessage' && message.at - draft.anchor.at < 120_000),
      )
    default:
      return undefined
  }
}

/** The same navigation again (reload, back): one login, not two. */
function findRepeated(message: AuthorizationRequest, drafts: readonly Draft[], exchanges: Exchanges) {
  if (message.state === undefined && message.nonce === undefined && message.code_challenge === undefined)
    return undefined
  return latest(
    drafts.filter((draft) => {
      const earlier = authorizationRequestOf(draft)
      return (
        earlier !== undefined &&
        firstOfType(draft.messages, 'AuthorizationResponse') === undefined &&
        earlier.client_id === message.client_id &&
        earlier.state === message.state &&
        earlier.nonce === message.nonce &&
        earlier.code_challenge === message.code_challenge &&
        sameFrame(exchanges.get(earlier.exchange), exchanges.get(message.exchange))
      )
    }),
  )
}

function findPushed(message: AuthorizationRequest, drafts: readonly Draft[]) {
  if (message.request_uri === undefined) return undefined
  return latest(
    drafts.filter((draft) =>
      ofType(draft.messages, 'PushedAuthorizationResponse').some((each) => each.request_uri === message.request_uri),
    ),
  )
}

function findForAuthorizationResponse(message: AuthorizationResponse, drafts: readonly Draft[], exchanges: Exchanges) {
  const open = drafts.filter(
    (draft) =>
      authorizationRequestOf(draft) &&
      !firstOfType(draft.messages, 'AuthorizationResponse') &&
      isRecent(draft, message),
  )
  const { state } = message
  return (
    findByChain(message, open, exchanges) ??
    (state !== undefined
      ? latest(open.filter((draft) => authorizationRequestOf(draft)?.state === state))
      : undefined) ??
    latest(open.filter((draft) => awaitsIn(draft, message, exchanges))) ??
    latest(open.filter((draft) => authorizationRequestOf(draft)?.redirect_uri === message.deliveredTo))
  )
}

function findByChain(
  message: { readonly exchange: string; readonly issuedBy?: string },
  drafts: readonly Draft[],
  exchanges: Exchanges,
) {
  const hops = new Set([
    ...hopsBefore(exchanges, message.exchange),
    ...(message.issuedBy === undefined ? [] : hopsBefore(exchanges, message.issuedBy)),
  ])
  hops.delete(message.exchange)
  return latest(
    drafts.filter((draft) => draft.messages.some((each) => hops.has(each.exchange) && isFrontChannel(each))),
  )
}

function isFrontChannel(message: OAuthMessage) {
  return message.type === 'AuthorizationRequest' || message.type === 'SignInPage'
}

/** A login of this tab and frame that waits for its answer at this redirect URI (compared without query). */
function awaitsIn(draft: Draft, message: AuthorizationResponse, exchanges: Exchanges) {
  const request = authorizationRequestOf(draft)
  if (!request || !sameFrame(exchanges.get(request.exchange), exchanges.get(message.exchange))) return false
  return request.redirect_uri === undefined || originOf(request.redirect_uri) === originOf(message.deliveredTo)
}

function findPendingInFrame(message: OAuthMessage, drafts: readonly Draft[], exchanges: Exchanges) {
  return latest(
    drafts.filter((draft) => {
      const request = authorizationRequestOf(draft)
      if (!request || firstOfType(draft.messages, 'AuthorizationResponse')) return false
      const shown = exchanges.get(message.exchange)
      // A sign-in page may stay open for hours; what the same server says there afterwards still belongs to it.
      if (!isRecent(draft, message) && originOf(request.endpoint) !== originOf(shown?.request.url)) return false
      return sameFrame(exchanges.get(request.exchange), shown)
    }),
  )
}

/** A sign-in library makes several calls while it starts, and all are refused for the same reason. */
function findSameRefusal({ client_id, at }: AuthorizationErrorPage, drafts: readonly Draft[]) {
  return latest(
    drafts.filter(
      ({ anchor }) =>
        anchor.type === 'AuthorizationErrorPage' && anchor.client_id === client_id && at - anchor.at < startsWithin,
    ),
  )
}

function isRecent(draft: Draft, message: OAuthMessage) {
  const last = draft.messages.at(-1) ?? draft.anchor
  return message.at - last.at < pendingFor
}

function findForTokenRequest(message: TokenRequest, drafts: readonly Draft[], exchanges: Exchanges): Draft | undefined {
  if (message.device_code !== undefined) {
    const issued = latest(drafts.filter((draft) => issues(draft, 'DeviceAuthorizationResponse', message.device_code)))
    return issued ?? findPolling(message, drafts)
  }
  if (message.auth_req_id !== undefined) {
    return latest(drafts.filter((draft) => issues(draft, 'BackchannelAuthenticationResponse', message.auth_req_id)))
  }
  if (message.refresh_token !== undefined || message.grant_type === 'refresh_token') return findRetried(message, drafts)
  if (message.code !== undefined) {
    const byCode = latest(drafts.filter((draft) => carriesCode(draft, message.code)))
    const found = byCode ?? findAnsweredByMessage(message, drafts, exchanges)
    if (found) return found
  }
  if (ownGrants.has(message.grant_type ?? '')) return findRetried(message, drafts)
  return findWaitingForExchange(message, drafts, exchanges)
}

/** The answer that issued the code was not read: the device that polls with it already, else one that waits for its code. */
function findPolling({ device_code, client_id }: TokenRequest, drafts: readonly Draft[]) {
  const polls = ({ messages }: Draft) =>
    ofType(messages, 'TokenRequest').some((each) => each.device_code === device_code)
  const waits = ({ messages }: Draft) =>
    ofType(messages, 'DeviceAuthorizationRequest').some((each) => each.client_id === client_id) &&
    ofType(messages, 'DeviceAuthorizationResponse').every((each) => each.missing?.body !== undefined) &&
    ofType(messages, 'TokenRequest').length === 0
  return latest(drafts.filter(polls)) ?? latest(drafts.filter(waits))
}

const ownGrants = new Set([
  'client_credentials',
  'password',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
])

function issues(
  draft: Draft,
  type: 'DeviceAuthorizationResponse' | 'BackchannelAuthenticationResponse',
  value: string | undefined,
) {
  return ofType(draft.messages, type).some((answer) => {
    const issued = answer.type === 'DeviceAuthorizationResponse' ? answer.device_code : answer.auth_req_id
    return issued !== undefined && issued === value
  })
}

function carriesCode(draft: Draft, code: string | undefined) {
  if (code === undefined || code === '') return false
  return (
    ofType(draft.messages, 'AuthorizationResponse').some((each) => each.code === code) ||
    ofType(draft.messages, 'TokenRequest').some((each) => each.code === code)
  )
}

/** A login whose answer went to the app as a message between windows, where no request shows it. */
function findAnsweredByMessage(message: TokenRequest, drafts: readonly Draft[], exchanges: Exchanges) {
  const sender = exchanges.get(message.exchange)
  return latest(
    drafts.filter((draft) => {
      const request = authorizationRequestOf(draft)
      if (!request || !messageModes.has(request.response_mode ?? '')) return false
      if (firstOfType(draft.messages, 'AuthorizationResponse') || firstOfType(draft.messages, 'TokenRequest'))
        return false
      const sameClient = message.client_id === undefined || message.client_id === request.client_id
      return sameClient && isRecent(draft, message) && cameFrom(exchanges.get(request.exchange), sender)
    }),
  )
}

const messageModes = new Set(['web_message', 'okta_post_message'])

/** The page that sends the one opened the other in a frame of its own, or in a popup; a worker has no tab. */
function cameFrom(login: HttpExchange | undefined, sender: HttpExchange | undefined) {
  const tab = sender?.context.tab
  return tab === undefined || tab === login?.context.tab || tab === login?.context.openerTab
}

/** The same request again because the server asked for a DPoP nonce (RFC 9449 §8) or was briefly unavailable. */
function findRetried(message: TokenRequest, drafts: readonly Draft[]) {
  return latest(
    drafts.filter((draft) => {
      if (draft.anchor.type !== 'TokenRequest' || draft.anchor.grant_type !== message.grant_type) return false
      const last = ofType(draft.messages, 'TokenRequest').at(-1)
      if (!last) return false
      const answer = ofType(draft.messages, 'TokenResponse').find((each) => each.exchange === last.exchange)
      const again = answer?.error === 'use_dpop_nonce' || (answer !== undefined && answer.status >= 500)
      return (
        again &&
        last.refresh_token === message.refresh_token &&
        last.client_id === message.client_id &&
        message.at - last.at < 10_000
      )
    }),
  )
}

/** A token request that names no known code: the login of this client that received a code and has not exchanged one yet. */
function findWaitingForExchange(message: TokenRequest, drafts: readonly Draft[], exchanges: Exchanges) {
  const sender = exchanges.get(message.exchange)
  const waiting = drafts.filter((draft) => {
    const request = authorizationRequestOf(draft)
    const response = firstOfType(draft.messages, 'AuthorizationResponse')
    if (!request || !response || response.error !== undefined || !isRecent(draft, message)) return false
    if (message.client_id !== undefined && request.client_id !== undefined && message.client_id !== request.client_id) {
      return message.code_verifier !== undefined && sameTab(sender, exchanges.get(response.exchange))
    }
    const initiator = sender?.context.initiator
    return (
      sameTab(sender, exchanges.get(response.exchange)) ||
      (initiator !== undefined && initiator === originOf(response.deliveredTo)) ||
      message.client_id === request.client_id
    )
  })
  return latest(waiting.filter((draft) => !hasTokens(draft))) ?? (message.code_verifier ? latest(waiting) : undefined)
}

function hasTokens(draft: Draft) {
  return ofType(draft.messages, 'TokenResponse').some(
    (each) => each.access_token !== undefined || each.id_token !== undefined,
  )
}

function sameTab(a: HttpExchange | undefined, b: HttpExchange | undefined) {
  return a?.context.tab !== undefined && a.context.tab === b?.context.tab
}

/** A file may name no tab at all. */
function inOneTab(a: HttpExchange | undefined, b: HttpExchange | undefined) {
  return a?.context.tab === b?.context.tab
}

function findByAccessToken(
  message: Extract<OAuthMessage, { type: 'UserInfoRequest' | 'ResourceRequest' }>,
  drafts: readonly Draft[],
  exchanges: Exchanges,
) {
  const { access_token: presented } = message
  const issuing = presented === undefined ? undefined : latest(drafts.filter((draft) => issuedToken(draft, presented)))
  if (issuing) return issuing
  const carrying =
    presented === undefined
      ? undefined
      : latest(drafts.filter((draft) => isTokenCall(draft.anchor) && draft.anchor.access_token === presented))
  if (carrying) return carrying
  const sender = exchanges.get(message.exchange)
  const inTab = latest(
    drafts.filter(
      (draft) =>
        (hasTokens(draft) || hasFrontChannelTokens(draft)) && sameTab(sender, exchanges.get(lastExchange(draft))),
    ),
  )
  return looksBroken(presented) ? inTab : undefined
}

function issuedToken(draft: Draft, value: string) {
  return draft.messages.some(
    (each) =>
      (each.type === 'TokenResponse' || each.type === 'AuthorizationResponse') &&
      (each.access_token === value || each.id_token === value),
  )
}

function isTokenCall(message: OAuthMessage) {
  return message.type === 'ResourceRequest' || message.type === 'UserInfoRequest'
}

function hasFrontChannelTokens(draft: Draft) {
  return ofType(draft.messages, 'AuthorizationResponse').some((each) => each.access_token !== undefined)
}

function lastExchange(draft: Draft) {
  return (draft.messages.at(-1) ?? draft.anchor).exchange
}

/** No token, or a literal that no server issued: the call belongs to the login whose token it failed to carry. */
function looksBroken(token: string | undefined) {
  return token === undefined || token === '' || token === 'undefined' || token === 'null' || token === '[object Object]'
}

function findForSecondary(message: OAuthMessage, drafts: readonly Draft[], exchanges: Exchanges) {
  if (message.type === 'CorsPreflight') return findForPreflight(message, drafts, exchanges)
  if (message.type === 'MetadataRequest' || message.type === 'JWKSetRequest')
    return findForMetadata(message, drafts, exchanges)
  if (message.type === 'SessionIframe') return findLogin(message, drafts, exchanges)
  return undefined
}

function findForPreflight(message: CorsPreflight, drafts: readonly Draft[], exchanges: Exchanges) {
  const url = withoutFragment(message.url)
  const of = (draft: Draft) =>
    draft.messages.some((each) => {
      const exchange = exchanges.get(each.exchange)
      return (
        exchange !== undefined &&
        exchange.context.resourceType !== 'preflight' &&
        withoutFragment(exchange.request.url) === url &&
        exchange.startedAt > message.at - 10_000 &&
        exchange.startedAt < message.at + 10_000
      )
    })
  return latest(drafts.filter(of))
}

function withoutFragment(url: string) {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}

/** The login that runs while it is read, else the one that starts soon after, with the same server; nearest first. */
function findForMetadata(message: MetadataRequest | JWKSetRequest, drafts: readonly Draft[], exchanges: Exchanges) {
  return findLogin(message, drafts, exchanges) ?? findNaming(message, drafts)
}

/** Keys that no login followed belong to the document that named their address. */
function findNaming(message: MetadataRequest | JWKSetRequest, drafts: readonly Draft[]) {
  if (message.type !== 'JWKSetRequest') return undefined
  return latest(
    drafts.filter((draft) =>
      ofType(draft.messages, 'MetadataResponse').some(
        ({ at, body }) =>
          typeof body?.jwks_uri === 'string' &&
          comparable(body.jwks_uri) === comparable(message.endpoint) &&
          Math.abs(message.at - at) < metadataWindow,
      ),
    ),
  )
}

function findLogin(
  message: MetadataRequest | JWKSetRequest | SessionIframe,
  drafts: readonly Draft[],
  exchanges: Exchanges,
) {
  const server = originOf(message.endpoint)
  const near = drafts.filter((draft) => isLogin(draft) && serversOf(draft, exchanges).has(server))
  const running = near.filter((draft) => startOf(draft) <= message.at && message.at <= endOf(draft))
  const next = near
    .filter((draft) => startOf(draft) > message.at && startOf(draft) - message.at < metadataWindow)
    .sort((a, b) => startOf(a) - startOf(b))[0]
  const justEnded = near.filter((draft) => endOf(draft) < message.at && message.at - endOf(draft) < 10_000)
  return latest(running) ?? next ?? latest(justEnded)
}

function isLogin(draft: Draft) {
  const { type } = draft.anchor
  return !secondary.has(type) && !isTokenCall(draft.anchor)
}

function serversOf(draft: Draft, exchanges: Exchanges) {
  return new Set(draft.messages.map((each) => originOf(exchanges.get(each.exchange)?.request.url)))
}

function startOf(draft: Draft) {
  return draft.anchor.at
}

function endOf(draft: Draft) {
  return Math.max(...draft.messages.map((each) => each.at))
}

function latest(drafts: readonly Draft[]): Draft | undefined {
  return drafts.at(-1)
}
