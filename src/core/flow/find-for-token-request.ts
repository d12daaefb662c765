import type { HttpExchange } from '../model/http-exchange.ts'
import type { TokenRequest } from '../model/message.ts'
import {
  authorizationRequestOf,
  type Draft,
  type Exchanges,
  firstOfType,
  hasTokens,
  isRecent,
  latest,
  ofType,
  originOf,
  sameTab,
} from './draft.ts'

export function findForTokenRequest(
  message: TokenRequest,
  drafts: readonly Draft[],
  exchanges: Exchanges,
): Draft | undefined {
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
