import type { Owner } from '../model/finding.ts'
import type { HeaderField } from '../model/http-exchange.ts'
import type { ErrorTopic } from './topics.ts'

/** What a provider's error code or text means, beyond what the server itself said. */
export interface ErrorMeaning {
  readonly meaning: string
  readonly likelyCause?: string
  readonly fix?: string
  readonly owner?: Owner
  /** The rule whose subject it is, when the code leaves no doubt. */
  readonly rule?: string
  /** An expected step (a silent try without a session, a device not yet approved), not a failure. */
  readonly step?: true
}

/** A meaning with what it is about: rules ask for the topic and never for a provider's words. */
export interface ExplainedError extends ErrorMeaning {
  readonly topic?: ErrorTopic
}

/** One row of a provider's dictionary: matched against `error`, a code in the description, or the text of an error page. */
export interface ErrorEntry extends ExplainedError {
  /**
   * An exact `error` value (`redirect_uri_mismatch`), a code (`AADSTS50011`), or a phrase: anything with a blank in it, found
   * in descriptions and pages whatever its letter case. One pattern where a number is the code; linear patterns only.
   */
  readonly match: string | readonly string[] | RegExp
  /** The words mean this only beside this `error` value. */
  readonly error?: string
  /** The words are too common to mean this at another provider. */
  readonly ambiguous?: true
}

/** How a provider is known. Every sign alone is enough; none of them may fit another provider. */
export interface Recognition {
  /** Host names; with a leading dot, all of its subdomains. */
  readonly hosts?: readonly string[]
  /** Host and path, for hosts with changing parts: matched against `host/path?query`. Linear patterns only. */
  readonly addresses?: readonly RegExp[]
  /** Endings of paths that are common one by one: known by two or more different ones. */
  readonly pathEndings?: readonly string[]
  /** The outward form of its error codes and texts. */
  readonly errors?: readonly RegExp[]
  /** A response header that only it sends; `value` when the name alone does not tell. */
  readonly headers?: readonly { readonly name: string; readonly value?: RegExp }[]
}

/** A period with the place where it is documented. */
export interface DocumentedPeriod {
  readonly seconds: number
  readonly reason: string
}

/** Documented deviations from the specifications, each with the provider's reason. Rules consult these and never a name. */
export interface Deviations {
  // The sign-in request
  /** Takes a sign-in request without response_type. */
  readonly responseTypeOptional?: string
  /** Takes a sign-in request without redirect_uri and uses the registered one (RFC 6749 §3.1.2.3). */
  readonly redirectUriOptional?: string
  /** Uses another name for a parameter, by the standard name: `client_key` for `client_id`. */
  readonly parameterAliases?: Readonly<Record<string, string>>
  /** Separates scopes by comma. */
  readonly commaSeparatedScope?: string
  /** Speaks OAuth 2.0 only, or ignores `openid`: no ID token is to be expected. */
  readonly withoutOpenIdConnect?: string
  /** Its own library adds `openid`, or the server implies it. */
  readonly openidScopeImplied?: string
  /** Does not do PKCE. */
  readonly withoutPkce?: string
  /** Its current browser library gets tokens from the authorization endpoint, by design. */
  readonly implicitByDesign?: string
  /** Own values of response_mode, with what they are. */
  readonly ownResponseModes?: Readonly<Record<string, string>>
  /** Own values of redirect_uri, by beginning, with what they are. */
  readonly ownRedirectUris?: Readonly<Record<string, string>>
  /** Several addresses of its authorization endpoint are the same endpoint. */
  readonly endpointAliases?: string
  /** The secret of some of its clients is documented as not confidential. */
  readonly publicClientSecret?: string

  // The answer to it
  /** No nonce, state or iss where the specification expects it. */
  readonly withoutIss?: string
  readonly withoutNonce?: string
  /** The ID token carries a hash of the nonce that was sent. */
  readonly hashedNonce?: string
  /** Fragments it appends to answers, with the reason: `_=_`. */
  readonly ownFragments?: Readonly<Record<string, string>>
  /** Own spellings of `error` values: `access-denied` for `access_denied`. */
  readonly errorAliases?: Readonly<Record<string, string>>
  /** Reports a wrong redirect_uri by redirecting to the registered one. */
  readonly redirectErrorsByRedirect?: string
  /** Some silent requests can never succeed, whatever the session. */
  readonly silentMayNeedInteraction?: string
  /** Delivers a refresh token from the authorization endpoint, by documented design. */
  readonly refreshTokenInFragment?: string

  // The token request
  /** Takes a JSON token request (RFC 6749 says form). */
  readonly acceptsJsonTokenRequest?: string
  /** Takes the parameters of the token request from the query. */
  readonly tokenRequestInQuery?: string
  /** Does not ask for grant_type. */
  readonly grantTypeOptional?: string
  /** Own grant types, with what they are. */
  readonly ownGrantTypes?: Readonly<Record<string, string>>
  /** Does not ask for redirect_uri at the token request. */
  readonly redirectUriOptionalAtToken?: string
  /** Wants client_secret in the body (`client_secret_post`). */
  readonly clientSecretInBody?: string
  /** Its token endpoint does not answer browsers (no CORS, or no preflight). */
  readonly withoutTokenCors?: string
  /** Error answers carry no CORS headers although success does. */
  readonly errorsWithoutCors?: string
  /** How long its codes live. */
  readonly codeLifetime?: DocumentedPeriod

  // The token response
  /** Answers the token request as a form or as text unless asked for JSON. */
  readonly formTokenResponse?: string
  /** HTTP 200 with an error body. */
  readonly errorWith200?: string
  /** `error` is an object, not a string. */
  readonly errorAsObject?: string
  /** HTTP 200 with WWW-Authenticate. */
  readonly challengeWith200?: string
  /** Leaves token_type, expires_in or scope out, or writes them differently. */
  readonly tokenTypeOptional?: string
  readonly expiresInOptional?: string
  /** Writes expires_in as a string of digits. */
  readonly expiresInAsString?: string
  /** The granted scope is written in other words than the requested one. */
  readonly scopeRewritten?: string
  /** `scope` is an array. */
  readonly scopeAsArray?: string
  /** The access token is inside another member: its path, with dots. */
  readonly accessTokenMember?: string
  /** No access token unless a scope of a resource was asked for. */
  readonly accessTokenOptional?: string
  /** No refresh_token unless asked in its own way. */
  readonly offlineByOwnParameter?: string
  /** Refresh answers carry no id_token, or refresh tokens do not rotate. */
  readonly refreshWithoutIdToken?: string
  /** A refresh token stays valid after use. */
  readonly refreshTokenReusable?: string
  /** How long a refresh token of a browser app lives, whatever its use. */
  readonly refreshTokenLifetime?: DocumentedPeriod

  // Tokens, metadata and APIs
  /** `iss` of tokens or metadata differs from the issuer by design (templates, aliases). */
  readonly issuerVaries?: string
  /** Metadata leaves out members for things that work. */
  readonly incompleteMetadata?: string
  /** `azp` may name another client of the same project. */
  readonly authorizedPartyVaries?: string
  /** Access tokens are not meant to be read or checked by the client. */
  readonly opaqueAccessTokens?: string
  /** Access tokens have no `aud`, or one that does not name the API. */
  readonly accessTokenAudienceVaries?: string
  /** ID tokens are documented as credentials for some of its APIs. */
  readonly idTokenAsApiCredential?: string
  /** Takes the access token in the query. */
  readonly accessTokenInQuery?: string
  /** Own schemes of the Authorization header, with what they are. */
  readonly ownAuthorizationSchemes?: Readonly<Record<string, string>>
  /** Has no userinfo endpoint. */
  readonly withoutUserInfo?: string
  /** Opaque or proprietary userinfo: no `sub`. */
  readonly userInfoWithoutSub?: string
  /** Userinfo refuses tokens that were issued without the scope openid. */
  readonly userInfoNeedsOpenid?: string

  // Logout
  /** Own names for parameters of the logout request, with what they are. */
  readonly ownLogoutParameters?: Readonly<Record<string, string>>
}

/** A product with documented quirks and error codes. Its metadata document is something else: `AuthorizationServer`. */
export interface Provider {
  readonly id: string
  readonly name: string
  /** Absent for the generic provider, which is what remains. */
  readonly recognises?: Recognition
  readonly errors: readonly ErrorEntry[]
  readonly deviations: Deviations
}

/** What was seen of an authorization server: the product is told from it. */
export interface ProviderSigns {
  readonly issuer?: string
  /** URLs at this server, the telling ones first: the first one that is recognised decides. */
  readonly urls: readonly string[]
  /** Descriptions, codes and page texts it answered with. */
  readonly errors?: readonly string[]
  /** Response headers it sent. */
  readonly headers?: readonly HeaderField[]
}

/** What a server said when it refused. */
export interface ErrorAnswer {
  readonly error?: string
  readonly error_description?: string
  /** Text of an error page, or a body that is not an OAuth error. */
  readonly text?: string
  /** HTTP status. */
  readonly status?: number
}
