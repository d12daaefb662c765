import type { Owner } from '../model/finding.ts'

/** What a provider's error code or text means, beyond what the server itself said. */
export interface ErrorMeaning {
  readonly meaning: string
  readonly likelyCause?: string
  readonly fix?: string
  readonly owner?: Owner
  /** The rule whose subject it is, when the code leaves no doubt. */
  readonly rule?: string
}

/** One row of a provider's dictionary: matched against `error`, a code in the description, or the text of an error page. */
export interface ErrorEntry extends ErrorMeaning {
  /** Exact `error` value, code (`AADSTS50011`), or a phrase. Linear patterns only. */
  readonly match: string | RegExp
}

/** Documented deviations from the specifications, each with the provider's reason. Rules consult these and never a name. */
export interface Deviations {
  /** Takes a JSON token request (RFC 6749 says form). */
  readonly acceptsJsonTokenRequest?: string
  /** Answers the token request as a form or as text unless asked for JSON. */
  readonly formTokenResponse?: string
  /** HTTP 200 with an error body. */
  readonly errorWith200?: string
  /** Leaves token_type, expires_in or scope out, or writes them differently. */
  readonly tokenTypeOptional?: string
  readonly expiresInOptional?: string
  /** Separates scopes by comma. */
  readonly commaSeparatedScope?: string
  /** `iss` of tokens or metadata differs from the issuer by design (templates, aliases). */
  readonly issuerVaries?: string
  /** Does not do PKCE. */
  readonly withoutPkce?: string
  /** No nonce, state or iss where the specification expects it. */
  readonly withoutIss?: string
  /** Does not ask for redirect_uri at the token request. */
  readonly redirectUriOptionalAtToken?: string
  /** Opaque or proprietary userinfo: no `sub`. */
  readonly userInfoWithoutSub?: string
  /** No refresh_token unless asked in its own way. */
  readonly offlineByOwnParameter?: string
  /** Uses another name for a parameter: `client_key` for `client_id`. */
  readonly parameterAliases?: Readonly<Record<string, string>>
  /** Refresh answers carry no id_token, or refresh tokens do not rotate. */
  readonly refreshWithoutIdToken?: string
  /** Access tokens are not meant to be read or checked by the client. */
  readonly opaqueAccessTokens?: string
  /** Cache-Control on token answers is missing by design. */
  readonly cacheableTokenResponse?: string
}

/** A product with documented quirks and error codes. Its metadata document is something else: `AuthorizationServer`. */
export interface Provider {
  readonly id: string
  readonly name: string
  readonly errors: readonly ErrorEntry[]
  readonly deviations: Deviations
}
