import type { HttpExchange } from './http-exchange.ts'
import type {
  AuthorizationErrorPage,
  AuthorizationRequest,
  AuthorizationResponse,
  MessageType,
  OAuthMessage,
  TokenRequest,
  TokenResponse,
} from './message.ts'

/** What a run was. One word each, shown in the list of flows. */
export type FlowKind =
  | 'authorizationCode'
  | 'implicit'
  | 'hybrid'
  | 'silentRenew'
  | 'refresh'
  | 'deviceAuthorization'
  | 'clientCredentials'
  | 'password'
  | 'tokenExchange'
  | 'jwtBearer'
  | 'ciba'
  | 'logout'
  /** A server's notice to an app of which no logout request was seen. */
  | 'frontChannelLogout'
  | 'backChannelLogout'
  | 'sessionManagement'
  | 'revocation'
  | 'introspection'
  | 'registration'
  | 'fedcm'
  /** Calls with a token whose issue was not seen. */
  | 'resourceAccess'
  /** Discovery or keys that no login followed. */
  | 'discovery'
  /** A token request with an unknown or missing grant_type. */
  | 'unknownGrant'

export type FlowStatus = 'succeeded' | 'failed' | 'incomplete'

/** One line of the sequence: a message, and the exchange to click. */
export interface Step {
  /** From 1, in order of time. */
  readonly number: number
  readonly message: MessageType
  readonly exchange: string
  readonly at: number
  /** HTTP status, when the step is an answer. */
  readonly status?: number
  /** The answer is a refusal or did not come. */
  readonly failed?: true
}

/** A request and its answer, of one exchange. */
export interface Pair<Request extends OAuthMessage, Response extends OAuthMessage> {
  readonly request: Request
  /** undefined: none was seen; the exchange says why (still running, network error, not readable by the page). */
  readonly response?: Response
}

/** The messages of one run between user agent, client and authorization server, in order. */
export interface Flow {
  /** Stable within one trace. */
  readonly id: string
  readonly kind: FlowKind
  readonly status: FlowStatus
  /** The user pressed Cancel or closed the window: the flow ended, nothing is broken. */
  readonly endedBy?: 'user'
  /** Issuer identifier, when any message, metadata document or token named it. */
  readonly issuer?: string
  /** Origin of the authorization server, else of the resource server. */
  readonly server?: string
  readonly client_id?: string
  /** How it was shown: redirect of the tab, popup, (hidden) frame, or by script alone. */
  readonly display: 'redirect' | 'popup' | 'frame' | 'script'
  readonly startedAt: number
  readonly endedAt: number
  /** All tabs it touched. */
  readonly tabs: readonly number[]
  /** All messages that belong to it, by time. */
  readonly messages: readonly OAuthMessage[]
  readonly steps: readonly Step[]
  /** Ids of its exchanges, by time, redirect hops and sign-in pages included. */
  readonly exchanges: readonly string[]
  /** The effective request: pushed and signed parameters merged in (RFC 9126, RFC 9101). */
  readonly authorizationRequest?: AuthorizationRequest
  readonly authorizationResponse?: AuthorizationResponse
  readonly authorizationErrorPage?: AuthorizationErrorPage
  /** In order of time; more than one when a code was exchanged twice, a device polled, DPoP asked for a nonce. */
  readonly tokenExchanges: readonly Pair<TokenRequest, TokenResponse>[]
  /** A code arrived and no token request was seen in the browser: the exchange happened on the server. */
  readonly exchangedOnServer?: true
  /** A code arrived in a tab that nobody watched: an exchange of it at an unusual address would not have been heard. */
  readonly exchangeUnheard?: true
  /** No part of the browser saw any of it: it is the word of a page, which may be hostile. */
  readonly toldByPage?: true
}

/** Everything that was recognised in one trace. */
export interface Assembly {
  readonly exchanges: ReadonlyMap<string, HttpExchange>
  readonly flows: readonly Flow[]
  /** Messages that belong to no flow. */
  readonly unassigned: readonly OAuthMessage[]
}
