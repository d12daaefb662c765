import type { FlowKind, FlowStatus, Pair } from '../model/flow.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { AuthorizationResponse, OAuthMessage, TokenRequest, TokenResponse } from '../model/message.ts'
import { type Exchanges, firstOfType, ofType } from './draft.ts'

export interface Ending {
  readonly status: FlowStatus
  readonly endedBy?: 'user'
  readonly exchangedOnServer?: true
}

/** Answers of prompt=none that mean "ask the user" (OIDCC §3.1.2.6): a result, not a failure. */
const needsUser = new Set(['login_required', 'interaction_required', 'consent_required', 'account_selection_required'])

/** How a flow ended, judged by its messages alone; a rule that finds an error makes it failed as well. */
export function endingOf(
  kind: FlowKind,
  messages: readonly OAuthMessage[],
  tokenExchanges: readonly Pair<TokenRequest, TokenResponse>[],
  exchanges: Exchanges,
  all: readonly OAuthMessage[],
): Ending {
  const front = endingOfFrontChannel(kind, messages, tokenExchanges, exchanges)
  if (front && front.status !== 'succeeded') return front
  if (tokenExchanges.length > 0) {
    const ending = endingOfTokenExchanges(tokenExchanges, exchanges)
    if (ending.status !== 'succeeded') return ending
    return endingOfCalls(messages, exchanges, all) ?? ending
  }
  if (front) return endingOfCalls(messages, exchanges, all) ?? front
  return endingOfCalls(messages, exchanges, all) ?? endingOfOther(messages, exchanges)
}

function endingOfFrontChannel(
  kind: FlowKind,
  messages: readonly OAuthMessage[],
  tokenExchanges: readonly unknown[],
  exchanges: Exchanges,
): Ending | undefined {
  const response = firstOfType(messages, 'AuthorizationResponse')
  if (response) return endingOfResponse(kind, response, tokenExchanges)
  if (firstOfType(messages, 'AuthorizationErrorPage')) return { status: 'failed' }
  const request = ofType(messages, 'AuthorizationRequest').at(-1)
  if (!request) return undefined
  if (failedExchange(exchanges.get(request.exchange))) return { status: 'failed' }
  // An answer that went from window to window is seen only by what the app does with it.
  return { status: tokenExchanges.length > 0 ? 'succeeded' : 'incomplete' }
}

function endingOfResponse(kind: FlowKind, response: AuthorizationResponse, tokenExchanges: readonly unknown[]): Ending {
  if (response.error === 'access_denied') return { status: 'incomplete', endedBy: 'user' }
  if (response.error !== undefined) {
    return { status: kind === 'silentRenew' && needsUser.has(response.error) ? 'incomplete' : 'failed' }
  }
  if (response.deliveryStatus !== undefined && response.deliveryStatus >= 400) return { status: 'failed' }
  if (response.access_token !== undefined || response.id_token !== undefined) return { status: 'succeeded' }
  if (response.code === undefined) return { status: 'incomplete' }
  if (tokenExchanges.length > 0) return { status: 'succeeded' }
  return { status: 'incomplete' }
}

function endingOfTokenExchanges(pairs: readonly Pair<TokenRequest, TokenResponse>[], exchanges: Exchanges): Ending {
  const last = pairs.at(-1)
  if (!last) return { status: 'incomplete' }
  const { request, response } = last
  if (!response) return { status: failedExchange(exchanges.get(request.exchange)) ? 'failed' : 'incomplete' }
  if (response.error === 'authorization_pending' || response.error === 'slow_down') return { status: 'incomplete' }
  // Most polls of a device are answered so (RFC 8628 §3.5); which error it was stands in the body.
  if (request.device_code !== undefined && response.status === 400 && response.missing?.body !== undefined)
    return { status: 'incomplete' }
  if (response.error === 'access_denied') return { status: 'incomplete', endedBy: 'user' }
  // A redirect is no answer of a token endpoint: whoever followed it would be the next request.
  return { status: response.status >= 300 || response.error !== undefined ? 'failed' : 'succeeded' }
}

/**
 * A refused call of an API is a failure unless the same call succeeded later, in this flow or after a renewal. A bare 403 is the API's own
 * answer to what was asked: only a rule that finds the token wanting makes it a failure.
 */
function endingOfCalls(
  messages: readonly OAuthMessage[],
  exchanges: Exchanges,
  all: readonly OAuthMessage[],
): Ending | undefined {
  const refused = messages.filter(isCall).some((call) => {
    const exchange = exchanges.get(call.exchange)
    if (exchange?.response?.status !== 401 && !failedExchange(exchange)) return false
    return !all.some((later) => isCall(later) && repeats(later, call) && succeeded(exchanges.get(later.exchange)))
  })
  return refused ? { status: 'failed' } : undefined
}

type Call = Extract<OAuthMessage, { type: 'ResourceRequest' | 'UserInfoRequest' }>

function isCall(message: OAuthMessage): message is Call {
  return message.type === 'ResourceRequest' || message.type === 'UserInfoRequest'
}

/** The same call again, perhaps with the token of a renewal, which is a flow of its own. */
function repeats(later: Call, earlier: Call) {
  return later.at > earlier.at && later.method === earlier.method && later.endpoint === earlier.endpoint
}

function succeeded(exchange: HttpExchange | undefined) {
  return exchange?.response !== undefined && exchange.response.status < 400
}

function endingOfOther(messages: readonly OAuthMessage[], exchanges: Exchanges): Ending {
  const returned = firstOfType(messages, 'LogoutResponse')
  if (returned) return { status: (returned.status ?? 200) >= 400 ? 'failed' : 'succeeded' }
  const last = exchanges.get(messages.at(-1)?.exchange ?? '')
  if (failedExchange(last)) return { status: 'failed' }
  if (!last?.response) return { status: 'incomplete' }
  if (last.response.status >= 400) return { status: 'failed' }
  if (messages.some((each) => each.type === 'LogoutRequest' || each.type === 'DeviceAuthorizationRequest')) {
    return { status: 'incomplete' }
  }
  return { status: 'succeeded' }
}

function failedExchange(exchange: HttpExchange | undefined) {
  return exchange?.error !== undefined && exchange.error.kind !== 'aborted'
}
