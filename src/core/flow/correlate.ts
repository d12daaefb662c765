import type { HttpExchange } from '../model/http-exchange.ts'
import type { OAuthMessage } from '../model/message.ts'
import { type Draft, type Exchanges, firstOfType, latest } from './draft.ts'
import { findByAccessToken } from './find-for-call.ts'
import { findForSecondary, secondary } from './find-for-secondary.ts'
import { findForTokenRequest } from './find-for-token-request.ts'
import {
  findByChain,
  findForAuthorizationResponse,
  findPendingInFrame,
  findPushed,
  findRepeated,
  findSameRefusal,
} from './find-login.ts'

/** The server's page after a logout tells the other apps within this time. Milliseconds. */
const noticesWithin = 30_000

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

/** A file may name no tab at all. */
function inOneTab(a: HttpExchange | undefined, b: HttpExchange | undefined) {
  return a?.context.tab === b?.context.tab
}
