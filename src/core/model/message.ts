import type { JsonObject } from './facts.ts'
import type { Absence } from './http-exchange.ts'

/** Where a message's parameters travelled. */
export type Carrier = 'query' | 'fragment' | 'form' | 'json' | 'postMessage' | 'multipart' | 'jwt'

/** One parameter as it was sent, once form-decoded; repeated ones stay repeated. */
export interface Parameter {
  readonly name: string
  readonly value: string
  readonly carrier: Carrier
}

/** What a body turned out to be, judged by parsing and not by Content-Type alone. `unknown`: not captured. */
export type BodyFormat = 'form' | 'json' | 'jwt' | 'multipart' | 'html' | 'xml' | 'text' | 'empty' | 'unknown'

interface Message {
  /** Id of the exchange it was read from. */
  readonly exchange: string
  /** Milliseconds since the Unix epoch: a request's start, a response's end (or the exchange's start, when the end was not seen). */
  readonly at: number
  /** Parts of it that were not observed, with the reason. Absent: all of it was. */
  readonly missing?: Readonly<Partial<Record<'headers' | 'body', Absence>>>
}

interface RequestMessage extends Message {
  /** The URL without query and fragment. */
  readonly endpoint: string
  readonly parameters: readonly Parameter[]
}

interface ResponseMessage extends Message {
  readonly status: number
  readonly contentType?: string
  readonly format: BodyFormat
  /** The JSON object, or the form as one; undefined when it is neither or was not observed. */
  readonly body?: JsonObject
}

/** Members of an error answer (RFC 6749 §4.1.2.1, §5.2). Absent: no such member, or the body was not observed. */
interface ErrorMembers {
  readonly error?: string
  readonly error_description?: string
  readonly error_uri?: string
}

/** Parameters of an authorization request (RFC 6749 §4.1.1, OIDCC §3.1.2.1, RFC 7636 §4.3, RFC 9126, RFC 9101). Absent: not sent. */
export interface AuthorizationParameters {
  readonly client_id?: string
  readonly response_type?: string
  readonly response_mode?: string
  readonly redirect_uri?: string
  readonly scope?: string
  readonly state?: string
  readonly nonce?: string
  readonly code_challenge?: string
  readonly code_challenge_method?: string
  readonly prompt?: string
  readonly max_age?: string
  readonly acr_values?: string
  readonly claims?: string
  readonly login_hint?: string
  readonly id_token_hint?: string
  readonly request?: string
  readonly request_uri?: string
  readonly dpop_jkt?: string
  readonly display?: string
  readonly audience?: string
  readonly resource?: string
  readonly access_type?: string
}

export interface AuthorizationRequest extends RequestMessage, AuthorizationParameters {
  readonly type: 'AuthorizationRequest'
  readonly method: string
  /** Sent by a frame rather than by the tab itself. */
  readonly inFrame: boolean
  /** Exchange of the pushed request or name of the carrier whose parameters were merged in (RFC 9126, RFC 9101). */
  readonly mergedFrom?: 'par' | 'requestObject'
}

/** The user agent's delivery of the answer to the redirect URI (RFC 6749 §4.1.2, §4.2.2; OIDCC §3.1.2.5; JARM). */
export interface AuthorizationResponse extends Message, ErrorMembers {
  readonly type: 'AuthorizationResponse'
  /** The URL it was delivered to, without query and fragment. */
  readonly deliveredTo: string
  readonly carrier: Carrier
  readonly parameters: readonly Parameter[]
  readonly code?: string
  readonly state?: string
  /** RFC 9207 §2. */
  readonly iss?: string
  readonly access_token?: string
  readonly token_type?: string
  readonly expires_in?: string
  readonly id_token?: string
  readonly scope?: string
  readonly session_state?: string
  /** JARM §2.3. Its claims are merged into the members above. */
  readonly response?: string
  /** Id of the exchange whose redirect (or page) issued it; absent when not seen. */
  readonly issuedBy?: string
  /** HTTP status of the delivery itself, when seen; absent for a custom scheme or a same-document navigation. */
  readonly deliveryStatus?: number
  /** The callback was loaded again (reload, back button) with the same parameters: exchange ids. */
  readonly replays: readonly string[]
}

/** The authorization server stopped on a page of its own instead of redirecting (RFC 6749 §4.1.2.1, §3.1.2.4). */
export interface AuthorizationErrorPage extends Message, ErrorMembers {
  readonly type: 'AuthorizationErrorPage'
  readonly status: number
  readonly url: string
  /** Visible text; undefined when it was not read, and `missing.body` says why. */
  readonly text?: string
  /** The client that its own address names, where no authorization request came before it. */
  readonly client_id?: string
}

/** A page of the authorization server between request and answer: sign-in, consent, MFA. */
export interface SignInPage extends Message {
  readonly type: 'SignInPage'
  readonly url: string
  readonly status?: number
}

export type ClientAuthenticationMethod = 'client_secret_basic' | 'client_secret_post' | 'client_assertion' | 'none'

/** RFC 6749 §4.1.3, §4.3.2, §4.4.2, §6; RFC 8628 §3.4; RFC 8693 §2.1; RFC 7521 §4.1. */
export interface TokenRequest extends RequestMessage {
  readonly type: 'TokenRequest'
  readonly method: string
  readonly format: BodyFormat
  readonly contentType?: string
  readonly grant_type?: string
  readonly code?: string
  readonly redirect_uri?: string
  /** From the body or, with HTTP Basic, the user name. */
  readonly client_id?: string
  readonly client_secret?: string
  readonly code_verifier?: string
  readonly refresh_token?: string
  readonly scope?: string
  readonly device_code?: string
  readonly username?: string
  readonly password?: string
  readonly assertion?: string
  readonly client_assertion?: string
  readonly client_assertion_type?: string
  readonly subject_token?: string
  readonly subject_token_type?: string
  readonly requested_token_type?: string
  readonly audience?: string
  readonly resource?: string
  readonly auth_req_id?: string
  /** All the methods it uses (RFC 6749 §2.3: must not be more than one); `['none']` for a public client. */
  readonly clientAuthentication: readonly ClientAuthenticationMethod[]
  /** The DPoP header's proof (RFC 9449 §4). */
  readonly dpop?: string
  /** Sent by script in a page or worker (it has an Origin or an initiator), not by a native app or a server. */
  readonly fromBrowser: boolean
}

/** RFC 6749 §5.1, §5.2; OIDCC §3.1.3.3. */
export interface TokenResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'TokenResponse'
  readonly access_token?: string
  readonly token_type?: string
  /** Seconds (RFC 6749 §5.1), as sent: a wrong type is kept. */
  readonly expires_in?: unknown
  readonly refresh_token?: string
  readonly id_token?: string
  readonly scope?: string
  readonly issued_token_type?: string
}

/** RFC 9126 §2.1. Its authorization parameters are its `parameters`. */
export interface PushedAuthorizationRequest extends RequestMessage, AuthorizationParameters {
  readonly type: 'PushedAuthorizationRequest'
}
/** RFC 9126 §2.2, §2.3. */
export interface PushedAuthorizationResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'PushedAuthorizationResponse'
  readonly request_uri?: string
  readonly expires_in?: unknown
}

/** OpenID Connect Discovery §4.1, RFC 8414 §3.1, RFC 9728 §3.1 (`kind: protectedResource`). */
export interface MetadataRequest extends RequestMessage {
  readonly type: 'MetadataRequest'
  readonly kind: 'openid' | 'oauth' | 'protectedResource'
  /** The issuer (or resource) that the URL was built from: the URL with the well-known part removed. */
  readonly expectedIssuer: string
}
/** `body` is the metadata document (RFC 8414 §3.2). */
export interface MetadataResponse extends ResponseMessage {
  readonly type: 'MetadataResponse'
  readonly kind: 'openid' | 'oauth' | 'protectedResource'
  readonly expectedIssuer: string
  readonly issuer?: string
}

/** GET jwks_uri (RFC 7517 §5). */
export interface JWKSetRequest extends RequestMessage {
  readonly type: 'JWKSetRequest'
}
export interface JWKSetResponse extends ResponseMessage {
  readonly type: 'JWKSetResponse'
  /** `keys` when it is an array of objects. */
  readonly keys?: readonly JsonObject[]
}

/** How a token was presented to a resource server (RFC 6750 §2, RFC 9449 §7). */
interface TokenPresented {
  readonly access_token?: string
  /** Authorization scheme as sent (`Bearer`, `DPoP`, or anything); absent when the token was in query or body, or there was none. */
  readonly scheme?: string
  /** The whole Authorization header field value. */
  readonly authorization?: string
  readonly presentedIn?: 'header' | 'query' | 'body'
  readonly dpop?: string
}

/** OIDCC §5.3.1. */
export interface UserInfoRequest extends RequestMessage, TokenPresented {
  readonly type: 'UserInfoRequest'
  readonly method: string
}
/** OIDCC §5.3.2, §5.3.3. */
export interface UserInfoResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'UserInfoResponse'
  readonly sub?: string
  readonly challenge?: Challenge
}

/** A call to a protected API (RFC 6749 §7, RFC 6750 §2). */
export interface ResourceRequest extends RequestMessage, TokenPresented {
  readonly type: 'ResourceRequest'
  readonly method: string
}
/** RFC 6750 §3. `error` members come from the challenge, else from the body. */
export interface ResourceResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'ResourceResponse'
  readonly challenge?: Challenge
}

/** The first OAuth challenge of WWW-Authenticate (RFC 9110 §11.6.1, RFC 6750 §3). */
export interface Challenge {
  readonly scheme: string
  readonly parameters: Readonly<Record<string, string>>
}

/** RFC 7009 §2.1. */
export interface RevocationRequest extends RequestMessage {
  readonly type: 'RevocationRequest'
  readonly token?: string
  readonly token_type_hint?: string
  readonly client_id?: string
}
/** RFC 7009 §2.2. */
export interface RevocationResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'RevocationResponse'
}

/** RFC 7662 §2.1. */
export interface IntrospectionRequest extends RequestMessage {
  readonly type: 'IntrospectionRequest'
  readonly token?: string
}
export interface IntrospectionResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'IntrospectionResponse'
  readonly active?: boolean
}

/** RFC 8628 §3.1. */
export interface DeviceAuthorizationRequest extends RequestMessage {
  readonly type: 'DeviceAuthorizationRequest'
  readonly client_id?: string
  readonly scope?: string
}
/** RFC 8628 §3.2. */
export interface DeviceAuthorizationResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'DeviceAuthorizationResponse'
  readonly device_code?: string
  readonly user_code?: string
  readonly verification_uri?: string
  /** Seconds. */
  readonly expires_in?: unknown
  /** Seconds between polls; absence means 5 (RFC 8628 §3.2). */
  readonly interval?: unknown
}

/** CIBA §7.1. */
export interface BackchannelAuthenticationRequest extends RequestMessage {
  readonly type: 'BackchannelAuthenticationRequest'
}
export interface BackchannelAuthenticationResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'BackchannelAuthenticationResponse'
  readonly auth_req_id?: string
}

/** RFC 7591 §3.1, OpenID Connect Registration §3.1. `metadata` is the client metadata sent. */
export interface RegistrationRequest extends RequestMessage {
  readonly type: 'RegistrationRequest'
  readonly metadata?: JsonObject
}
export interface RegistrationResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'RegistrationResponse'
  readonly client_id?: string
}

/** OpenID Connect RP-Initiated Logout §2, and the vendors' own forms of it. */
export interface LogoutRequest extends RequestMessage {
  readonly type: 'LogoutRequest'
  readonly id_token_hint?: string
  readonly client_id?: string
  readonly post_logout_redirect_uri?: string
  readonly state?: string
}
/** The return to post_logout_redirect_uri, or the page on which the server stopped. */
export interface LogoutResponse extends Message {
  readonly type: 'LogoutResponse'
  readonly status?: number
  readonly returnedTo?: string
  readonly state?: string
  readonly text?: string
}

/** OpenID Connect Front-Channel Logout §3: the server's page frames the app, so that it ends its own session. */
export interface FrontChannelLogoutRequest extends RequestMessage {
  readonly type: 'FrontChannelLogoutRequest'
  readonly iss?: string
  readonly sid?: string
}
export interface FrontChannelLogoutResponse extends ResponseMessage {
  readonly type: 'FrontChannelLogoutResponse'
}

/** OpenID Connect Back-Channel Logout §2.5, where it can be seen: servers send it to servers. */
export interface BackChannelLogoutRequest extends RequestMessage {
  readonly type: 'BackChannelLogoutRequest'
  readonly logout_token?: string
}
/** Back-Channel Logout §2.8. */
export interface BackChannelLogoutResponse extends ResponseMessage, ErrorMembers {
  readonly type: 'BackChannelLogoutResponse'
}

/** The server's page in a frame of the app (OpenID Connect Session Management §3.2). What is asked of it no request shows. */
export interface SessionIframe extends RequestMessage {
  readonly type: 'SessionIframe'
  readonly status?: number
}

/** A browser's permission request before a cross-origin one (Fetch standard, CORS-preflight fetch). */
export interface CorsPreflight extends Message {
  readonly type: 'CorsPreflight'
  readonly url: string
  readonly status?: number
  readonly requestedMethod?: string
  /** Lower-case names of Access-Control-Request-Headers. */
  readonly requestedHeaders: readonly string[]
}

/** A FedCM request (Sec-Fetch-Dest: webidentity). */
export interface FedCMMessage extends Message {
  readonly type: 'FedCMMessage'
  readonly step: 'wellKnown' | 'config' | 'accounts' | 'clientMetadata' | 'assertion' | 'disconnect'
  readonly url: string
  readonly status?: number
  readonly body?: JsonObject
  readonly format?: BodyFormat
}

export type OAuthMessage =
  | AuthorizationRequest
  | AuthorizationResponse
  | AuthorizationErrorPage
  | SignInPage
  | TokenRequest
  | TokenResponse
  | PushedAuthorizationRequest
  | PushedAuthorizationResponse
  | MetadataRequest
  | MetadataResponse
  | JWKSetRequest
  | JWKSetResponse
  | UserInfoRequest
  | UserInfoResponse
  | ResourceRequest
  | ResourceResponse
  | RevocationRequest
  | RevocationResponse
  | IntrospectionRequest
  | IntrospectionResponse
  | DeviceAuthorizationRequest
  | DeviceAuthorizationResponse
  | BackchannelAuthenticationRequest
  | BackchannelAuthenticationResponse
  | RegistrationRequest
  | RegistrationResponse
  | LogoutRequest
  | LogoutResponse
  | FrontChannelLogoutRequest
  | FrontChannelLogoutResponse
  | BackChannelLogoutRequest
  | BackChannelLogoutResponse
  | SessionIframe
  | CorsPreflight
  | FedCMMessage

export type MessageType = OAuthMessage['type']
