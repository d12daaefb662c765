import type { SpecTag } from '../protocol/specs.ts'

/** What a claim's value is, so that a view can show it: a time in words, a hash beside the value it is of. */
export type ClaimKind =
  | 'identifier'
  | 'time'
  | 'hash'
  | 'url'
  | 'list'
  | 'personal'
  | 'authentication'
  | 'confirmation'
  | 'random'
  | 'other'

export interface ClaimInfo {
  /** One line in plain words. */
  readonly gloss: string
  readonly kind: ClaimKind
  readonly spec: SpecTag
}

/** The registered claims that occur in tokens of logins (RFC 7519 §4.1, OIDCC §2 and §5.1, RFC 9068 §2.2, and others). */
export const claims: ReadonlyMap<string, ClaimInfo> = new Map<string, ClaimInfo>([
  ['iss', claim('Who issued the token', 'url', 'RFC7519-4.1.1')],
  ['sub', claim('Whom the token is about: the user at this issuer', 'personal', 'RFC7519-4.1.2')],
  ['aud', claim('For whom the token is meant', 'identifier', 'RFC7519-4.1.3')],
  ['exp', claim('Not valid from this time on', 'time', 'RFC7519-4.1.4')],
  ['nbf', claim('Not valid before this time', 'time', 'RFC7519-4.1.5')],
  ['iat', claim('When the token was issued', 'time', 'RFC7519-4.1.6')],
  ['jti', claim('A name for this one token', 'random', 'RFC7519-4.1.7')],
  ['nonce', claim('Ties the ID token to the request of the same login', 'random', 'OIDCC-2')],
  ['auth_time', claim('When the user last signed in', 'time', 'OIDCC-2')],
  ['acr', claim('How strong the sign-in was, by a name both sides know', 'authentication', 'OIDCC-2')],
  ['amr', claim('How the user signed in: password, one-time code, …', 'authentication', 'OIDCC-2')],
  ['azp', claim('The client the token was issued to', 'identifier', 'OIDCC-2')],
  ['at_hash', claim('Half a hash of the access token issued with it', 'hash', 'OIDCC-3.1.3.6')],
  ['c_hash', claim('Half a hash of the code issued with it', 'hash', 'OIDCC-3.3.2.11')],
  ['s_hash', claim('Half a hash of the state of the request', 'hash', 'FAPI2MS-5')],
  ['ath', claim('A hash of the access token that a DPoP proof goes with', 'hash', 'RFC9449-4.2')],
  ['htm', claim('The HTTP method that a DPoP proof is for', 'other', 'RFC9449-4.2')],
  ['htu', claim('The address that a DPoP proof is for', 'url', 'RFC9449-4.2')],
  ['cnf', claim('The key whose holder alone may use the token', 'confirmation', 'RFC9449-6.1')],
  ['sid', claim('The session at the issuer', 'identifier', 'BCL-2.1')],
  ['events', claim('What a logout token reports', 'other', 'BCL-2.4')],
  ['scope', claim('What the token allows', 'list', 'RFC8693-4.2')],
  ['scp', claim('What the token allows (Entra ID, Okta)', 'list', 'RFC8693-4.2')],
  ['client_id', claim('The client the token was issued to', 'identifier', 'RFC8693-4.3')],
  ['act', claim('Who acts on behalf of the subject', 'identifier', 'RFC8693-4.1')],
  ['may_act', claim('Who may act on behalf of the subject', 'identifier', 'RFC8693-4.4')],
  ['roles', claim('Roles of the subject', 'list', 'RFC9068-2.2.3.1')],
  ['groups', claim('Groups of the subject', 'list', 'RFC9068-2.2.3.1')],
  ['entitlements', claim('Entitlements of the subject', 'list', 'RFC9068-2.2.3.1')],
  ['active', claim('Whether the token is valid now', 'other', 'RFC7662-2.2')],
  ['username', claim('Name of the user who allowed the token', 'personal', 'RFC7662-2.2')],
  ['token_type', claim('How the token is to be presented', 'other', 'RFC7662-2.2')],
  ['name', claim('Full name', 'personal', 'OIDCC-5.1')],
  ['given_name', claim('Given name', 'personal', 'OIDCC-5.1')],
  ['family_name', claim('Family name', 'personal', 'OIDCC-5.1')],
  ['middle_name', claim('Middle name', 'personal', 'OIDCC-5.1')],
  ['nickname', claim('Casual name', 'personal', 'OIDCC-5.1')],
  ['preferred_username', claim('The name the user likes to be called by; may change', 'personal', 'OIDCC-5.1')],
  ['profile', claim('Address of the profile page', 'personal', 'OIDCC-5.1')],
  ['picture', claim('Address of the picture', 'personal', 'OIDCC-5.1')],
  ['website', claim('Address of the web page', 'personal', 'OIDCC-5.1')],
  ['email', claim('E-mail address', 'personal', 'OIDCC-5.1')],
  ['email_verified', claim('Whether the issuer checked the e-mail address', 'other', 'OIDCC-5.1')],
  ['gender', claim('Gender', 'personal', 'OIDCC-5.1')],
  ['birthdate', claim('Day of birth', 'personal', 'OIDCC-5.1')],
  ['zoneinfo', claim('Time zone', 'personal', 'OIDCC-5.1')],
  ['locale', claim('Language and region', 'personal', 'OIDCC-5.1')],
  ['phone_number', claim('Telephone number', 'personal', 'OIDCC-5.1')],
  ['phone_number_verified', claim('Whether the issuer checked the telephone number', 'other', 'OIDCC-5.1')],
  ['address', claim('Postal address', 'personal', 'OIDCC-5.1.1')],
  ['updated_at', claim('When the profile last changed', 'time', 'OIDCC-5.1')],
  ['sub_jwk', claim('Public key of a self-issued identity', 'confirmation', 'OIDCC-7.4')],
  ['_claim_names', claim('Claims to be fetched elsewhere', 'other', 'OIDCC-5.6.2')],
  ['_claim_sources', claim('Where to fetch claims', 'other', 'OIDCC-5.6.2')],
])

function claim(gloss: string, kind: ClaimKind, spec: SpecTag): ClaimInfo {
  return { gloss, kind, spec }
}
