import { providers } from '../providers/index.ts'
import { claims } from '../token/claims.ts'

/** Closed vocabularies: words of specifications, which say nothing about a person or a session. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}

export const methods = words('GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE')

/** How a value of a parameter, claim or member is treated, by its name. A name that is not here is a secret's. */
export type Policy =
  /** Replaced. */
  | 'secret'
  /** An address: origin and path by the rules for addresses, values of its query replaced. */
  | 'url'
  /** An address when it is one, else a plain word, else replaced. */
  | 'identifier'
  /** Words of the closed vocabulary `enumerated`, each for itself; others replaced. */
  | 'words'
  | 'scope'
  | 'error'
  /** Free text: known codes and phrases stay. */
  | 'text'
  | 'number'
  /** A moment in seconds (or milliseconds) since the epoch. */
  | 'time'
  /** A JWT that the core reads itself: projected claim by claim. */
  | 'jwt'
  /** JSON in a text. */
  | 'json'
  /** JSON value whose members have names of their own. */
  | 'object'

const byPolicy: Readonly<Record<Exclude<Policy, 'secret'>, string>> = {
  url: `redirect_uri post_logout_redirect_uri iss issuer error_uri target_link_uri initiate_login_uri request_uri
    authorization_endpoint token_endpoint userinfo_endpoint jwks_uri registration_endpoint end_session_endpoint
    check_session_iframe introspection_endpoint revocation_endpoint device_authorization_endpoint
    pushed_authorization_request_endpoint backchannel_authentication_endpoint service_documentation op_policy_uri
    op_tos_uri verification_uri resource_metadata authorization_uri logout_uri client_uri logo_uri policy_uri tos_uri
    sector_identifier_uri backchannel_logout_uri frontchannel_logout_uri redirect_uris post_logout_redirect_uris
    registration_client_uri authorization_servers htu jku x5u accounts_endpoint client_metadata_endpoint
    id_assertion_endpoint login_url disconnect_endpoint provider_urls config_url mtls_endpoint_aliases
    tls_client_certificate_bound_access_tokens returnTo returnUrl ReturnUrl return_to continue goto next
    RelayState_url target_uri`,
  identifier: `client_id aud azp audience resource appid client_key acr acr_values default_acr_values realm domain
    connection organization kc_idp_hint domain_hint p idp identity_provider login_hint_type`,
  words: `response_type response_mode grant_type prompt display code_challenge_method token_type access_type
    token_type_hint subject_token_type requested_token_type actor_token_type issued_token_type client_assertion_type
    alg typ cty enc zip kty use crv key_ops amr ui_locales claims_locales locale htm
    response_types_supported response_modes_supported grant_types_supported subject_types_supported
    id_token_signing_alg_values_supported id_token_encryption_alg_values_supported
    id_token_encryption_enc_values_supported userinfo_signing_alg_values_supported
    userinfo_encryption_alg_values_supported userinfo_encryption_enc_values_supported
    request_object_signing_alg_values_supported request_object_encryption_alg_values_supported
    request_object_encryption_enc_values_supported token_endpoint_auth_methods_supported
    token_endpoint_auth_signing_alg_values_supported revocation_endpoint_auth_methods_supported
    introspection_endpoint_auth_methods_supported display_values_supported claim_types_supported claims_supported
    code_challenge_methods_supported dpop_signing_alg_values_supported ui_locales_supported
    authorization_signing_alg_values_supported prompt_values_supported bearer_methods_supported
    backchannel_token_delivery_modes_supported token_endpoint_auth_method application_type subject_type
    id_token_signed_response_alg userinfo_signed_response_alg request_object_signing_alg grant_types response_types
    include_granted_scopes approval_prompt crit frontchannel_logout_session_required`,
  scope: 'scope scp scopes scopes_supported',
  error: 'error error_subtype suberror errorCode error_code code_error',
  text: 'error_description error_message message error_reason detail title description errorSummary',
  number: `max_age default_max_age expires_in ext_expires_in refresh_expires_in refresh_token_expires_in interval
    not-before-policy requested_expiry status statusCode error_codes`,
  time: 'exp iat nbf auth_time updated_at issued_at expires_at expires_on not_before client_id_issued_at client_secret_expires_at',
  jwt: 'request response',
  json: 'claims authorization_details registration',
  object:
    'keys address cnf jwk jwks act may_act events id_token userinfo errors error_object mtls_aliases client_metadata',
}

/** Known names of secrets: the name stays, and becomes the kind of the pseudonym. */
const secretNames = `code state nonce access_token refresh_token id_token id_token_hint token client_secret client_assertion
  assertion password username code_verifier code_challenge device_code user_code verification_uri_complete login_hint
  logout_hint logout_token session_state sid jti sub at_hash c_hash s_hash ath kid dpop dpop_jkt dpop_nonce subject_token
  actor_token auth_req_id id_token_jwt software_statement registration_access_token binding_message login_hint_token
  user_hint client_notification_token SAMLResponse SAMLRequest SAMLart RelayState wresult wctx
  n e d x y p q dp dq qi k oth x5c x5t x5t#S256 jkt email name given_name family_name middle_name nickname
  preferred_username profile picture website gender birthdate zoneinfo phone_number street_address locality region
  postal_code country formatted upn oid tid unique_name groups roles entitlements sub_jwk transaction_id csrf
  correlation_id trace_id timestamp request_id nonce_supported account_id accounts approved_clients fields param
  authuser hd session account`

/** Names whose value is a truth value, and names of containers: nothing but the name is known of them. */
const otherNames = `email_verified phone_number_verified active claims_parameter_supported request_parameter_supported
  request_uri_parameter_supported require_request_uri_registration require_pushed_authorization_requests
  backchannel_logout_supported backchannel_logout_session_supported frontchannel_logout_supported
  frontchannel_logout_session_supported authorization_response_iss_parameter_supported
  backchannel_user_code_parameter_supported require_signed_request_object essential value values data result payload tokens authed_user body credential user response oauth_token ok continue_on login_hints domain_hints branding background_color icons
  events http://schemas.openid.net/event/backchannel-logout`

export const policies: ReadonlyMap<string, Policy> = new Map<string, Policy>([
  ...[...words(secretNames), ...words(otherNames), ...claims.keys()].map((name) => [name, 'secret'] as const),
  ...Object.entries(byPolicy).flatMap(([policy, names]) =>
    [...words(names)].map((name) => [name, policy as Policy] as const),
  ),
])

/** Names of parameters, claims and members that may stay. */
export const names: ReadonlySet<string> = new Set(policies.keys())

/** A name that is written wrongly shows what the fault is: `clientId`, `redirectUri`, `response-type`. */
export function isMisspeltName(name: string): boolean {
  return misspellings.has(plain(name)) && /^[A-Za-z_-]{3,40}$/.test(name)
}

const misspellings: ReadonlySet<string> = new Set([...names].filter((name) => name.length > 3).map(plain))

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z]/g, '')
}

/** Values of the parameters with policy `words`. */
export const enumerated = words(`
  code token id_token none query fragment form_post web_message okta_post_message jwt query.jwt fragment.jwt form_post.jwt
  authorization_code refresh_token client_credentials password implicit
  urn:ietf:params:oauth:grant-type:device_code urn:ietf:params:oauth:grant-type:jwt-bearer
  urn:ietf:params:oauth:grant-type:saml2-bearer urn:ietf:params:oauth:grant-type:token-exchange
  urn:openid:params:grant-type:ciba urn:ietf:params:oauth:token-type:access_token
  urn:ietf:params:oauth:token-type:refresh_token urn:ietf:params:oauth:token-type:id_token
  urn:ietf:params:oauth:token-type:jwt urn:ietf:params:oauth:token-type:saml1 urn:ietf:params:oauth:token-type:saml2
  urn:ietf:params:oauth:client-assertion-type:jwt-bearer urn:ietf:params:oauth:client-assertion-type:saml2-bearer
  login consent select_account create page popup touch wap S256 plain s256 S-256 SHA256 SHA-256 sha256 PLAIN Plain
  Bearer bearer BEARER DPoP dpop MAC mac N_A access_token offline online force auto true false
  RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 ES256K EdDSA Ed25519 Ed448 ML-DSA-44 ML-DSA-65 ML-DSA-87 HS256 HS384 HS512 None NONE
  RSA-OAEP RSA-OAEP-256 RSA-OAEP-384 RSA-OAEP-512 RSA1_5 ECDH-ES ECDH-ES+A128KW ECDH-ES+A192KW ECDH-ES+A256KW
  A128KW A192KW A256KW dir A128GCMKW A192GCMKW A256GCMKW PBES2-HS256+A128KW PBES2-HS384+A192KW PBES2-HS512+A256KW
  A128GCM A192GCM A256GCM A128CBC-HS256 A192CBC-HS384 A256CBC-HS512 DEF
  JWT at+jwt dpop+jwt logout+jwt oauth-authz-req+jwt token-introspection+jwt secevent+jwt JWS JOSE application/at+jwt
  RSA EC OKP AKP oct sig enc P-256 P-384 P-521 secp256k1 X25519 X448 verify sign encrypt decrypt wrapKey unwrapKey deriveKey
  pwd mfa otp sms hwk swk face fpt iris kba mca pin pop rba sc tel user vbm wia fed geo rsa ngcmfa
  public pairwise client_secret_basic client_secret_post client_secret_jwt private_key_jwt tls_client_auth
  self_signed_tls_client_auth normal aggregated distributed header body poll ping push web native
  GET POST PUT PATCH DELETE en en-US en-GB de fr es it nl pt ja zh ko
  refreshtoken refreshToken authorizationCode authorizationcode authorization-code auth_code code_flow
  clientcredentials client-credentials device_code token-exchange jwt-bearer
  00000003-0000-0000-c000-000000000000 00000002-0000-0000-c000-000000000000 797f4846-ba00-4fd7-ba43-dac1f8f63013
  fb_exchange_token urn:ietf:params:oauth:grant-type:uma-ticket ig_refresh_token ig_exchange_token link passkey otp
  http://auth0.com/oauth/grant-type/password-realm http://auth0.com/oauth/grant-type/passwordless/otp
  http://auth0.com/oauth/grant-type/mfa-otp http://auth0.com/oauth/grant-type/mfa-oob
  http://auth0.com/oauth/grant-type/mfa-recovery-code`)

export const standardErrors = words(`
  invalid_request unauthorized_client access_denied unsupported_response_type invalid_scope server_error
  temporarily_unavailable interaction_required login_required account_selection_required consent_required
  invalid_request_uri invalid_request_object request_not_supported request_uri_not_supported registration_not_supported
  invalid_client invalid_grant unsupported_grant_type invalid_token insufficient_scope insufficient_user_authentication
  authorization_pending slow_down expired_token invalid_dpop_proof use_dpop_nonce invalid_target unsupported_token_type
  invalid_redirect_uri invalid_client_metadata invalid_software_statement unapproved_software_statement
  unmet_authentication_requirements invalid_user_code unknown_user_id invalid_binding_message expired_login_hint_token
  missing_user_code transaction_failed redirect_uri_mismatch bad_verification_code incorrect_client_credentials
  access-denied user_cancelled_login user_cancelled_authorize user_denied consent_denied mfa_required
  invalid_authorization_details insufficient_claims rate_limit_exceeded too_many_requests not_found Unauthorized Forbidden invalid_resource
  application_suspended invalid_code bad_request internal_server_error`)

/** Scopes of specifications and of large products; others stay only when they are plain words. */
export const scopes = words(`openid profile email address phone offline_access user user:email repo read write .default
  https://graph.microsoft.com/.default https://graph.microsoft.com/User.Read User.Read
  https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile`)

/** Segments of paths that say what an endpoint is for. */
export const pathWords = words(`
  oauth oauth2 OAuth OAuth2 openid openid-connect openid_connect oidc connect protocol realms auth authorize authorise
  authorization token tokens userinfo userInfo user_info jwks jwks.json jwks_uri certs keys key discovery v0 v1 v2 v3 v4 v2.0 v1.0 v1.1 v3.0
  .well-known openid-configuration oauth-authorization-server oauth-protected-resource web-identity login signin sign-in
  sign_in log-in logon logout signout sign-out log-out endsession end_session session sessions introspect introspection
  revoke revocation register registration clients client device device_authorization par ciba bc-authorize backchannel
  callback callbacks cb redirect return complete done silent silent-renew silent-renew.html silent.html silent-callback
  silent_renew silent-check-sso.html signin-oidc signout-callback-oidc signin-callback popup popup-callback popup.html
  renew renew.html refresh api apis app apps web index index.html index.htm default common organizations consumers
  userinfo.openid access_token access accounts account o interaction interactions consent abort confirm resume continue
  login-actions authenticate first-broker-login after-first-broker-login post-broker-login broker endpoint as idp sso saml saml2
  adfs ls metadata profile me users orders items things data health ping status public protected private resource resources
  graphql rest assets static images js css favicon.ico main.js app.js code.html b2c default-authorization-server oauth2default
  login.html logout.html home dashboard error errors password mfa otp challenge verify identifier u select test demo spa
  login-status-iframe.html 3p-cookies step1.html step2.html init signin.html sign-in.html log-in.html
  checksession check_session iframe fedcm.json config.json client_metadata assertion disconnect cdn-cgi challenge-platform
  start access sign-in saml undefined null NaN true false`)

/** Products whose login host tells which documented behaviour to expect: kept even when hosts are numbered. */
export const productHosts: ReadonlySet<string> = new Set([
  ...providers.flatMap(({ recognises }) => recognises?.hosts ?? []),
  ...words(`.microsoftonline.com .microsoftonline.us .windows.net .ciamlogin.com .google.com .googleapis.com .github.com
    .gitlab.com .apple.com .amazonaws.com .discord.com .twitter.com .x.com .onelogin.com .clerk.dev .workos.com .zitadel.cloud
    .logto.app .firebaseapp.com .cloudflareaccess.com .atlassian.com .zoom.us .dropbox.com .twitch.tv .reddit.com .yahoo.com
    .paypal.com .microsoft.com .live.com gitlab.com
    .google-analytics.com .analytics.google.com .googletagmanager.com .doubleclick.net .sentry.io .segment.io .segment.com
    .mixpanel.com .amplitude.com .hotjar.com .hotjar.io .fullstory.com .logrocket.io .logrocket.com .lr-ingest.io .lr-ingest.com
    .datadoghq.com .datadoghq.eu .nr-data.net .newrelic.com .bugsnag.com .rollbar.com .clarity.ms .raygun.io .honeycomb.io
    .posthog.com .heapanalytics.com .facebook.net .matomo.cloud .plausible.io .applicationinsights.azure.com .visualstudio.com`),
])

/** Labels before a product's host that are the product's own, and not a customer's. */
export const productLabels = words(
  'login accounts account oauth2 oauth sts auth api www id open connect signin sso graph',
)

/** Ends of host names that are no public ones: whether an address is internal is something rules look at. */
export const internalSuffixes = words(
  'corp local internal lan home intranet localhost test example invalid localdomain private svc cluster docker',
)
