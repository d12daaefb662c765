import type {
  AuthorizationErrorPage,
  AuthorizationRequest,
  AuthorizationResponse,
  OAuthMessage,
} from '../model/message.ts'
import {
  authorizationRequestOf,
  type Draft,
  type Exchanges,
  firstOfType,
  hopsBefore,
  isRecent,
  latest,
  ofType,
  originOf,
  sameFrame,
} from './draft.ts'

/** A library's own calls while it starts belong together for this long. Milliseconds. */
const startsWithin = 10_000

/** The same navigation again (reload, back): one login, not two. */
export function findRepeated(message: AuthorizationRequest, drafts: readonly Draft[], exchanges: Exchanges) {
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

export function findPushed(message: AuthorizationRequest, drafts: readonly Draft[]) {
  if (message.request_uri === undefined) return undefined
  return latest(
    drafts.filter((draft) =>
      ofType(draft.messages, 'PushedAuthorizationResponse').some((each) => each.request_uri === message.request_uri),
    ),
  )
}

export function findForAuthorizationResponse(
  message: AuthorizationResponse,
  drafts: readonly Draft[],
  exchanges: Exchanges,
) {
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

export function findByChain(
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

export function findPendingInFrame(message: OAuthMessage, drafts: readonly Draft[], exchanges: Exchanges) {
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
export function findSameRefusal({ client_id, at }: AuthorizationErrorPage, drafts: readonly Draft[]) {
  return latest(
    drafts.filter(
      ({ anchor }) =>
        anchor.type === 'AuthorizationErrorPage' && anchor.client_id === client_id && at - anchor.at < startsWithin,
    ),
  )
}
