import type { SpecTag } from './specs.ts'

/** Where a parameter occurs, in the words of the IANA registry of OAuth parameters, and at logout. */
export type ParameterLocation =
  | 'authorizationRequest'
  | 'authorizationResponse'
  | 'tokenRequest'
  | 'tokenResponse'
  | 'deviceAuthorizationRequest'
  | 'deviceAuthorizationResponse'
  | 'backchannelAuthenticationRequest'
  | 'backchannelAuthenticationResponse'
  | 'revocationRequest'
  | 'introspectionRequest'
  | 'resourceRequest'
  | 'logoutRequest'
  | 'logoutResponse'

/**
 * What knowing the value gives: nothing (`public`), a link between messages of one user or session (`correlator`), access or
 * the ability to get it (`secret`), or something about a person (`personal`).
 */
export type Sensitivity = 'public' | 'correlator' | 'secret' | 'personal'

export interface ParameterInfo {
  readonly occursIn: readonly ParameterLocation[]
  readonly sensitivity: Sensitivity
  /** One line in plain words. */
  readonly gloss: string
  readonly spec: SpecTag
}

const request = ['authorizationRequest'] as const
const response = ['authorizationResponse'] as const
const token = ['tokenRequest'] as const
const issued = ['tokenResponse'] as const
const issuedAnywhere = ['authorizationResponse', 'tokenResponse'] as const
const asked = ['authorizationRequest', 'tokenRequest'] as const
const failed = ['authorizationResponse', 'tokenResponse'] as const
const logout = ['logoutRequest'] as const
const device = ['deviceAuthorizationResponse'] as const
const ciba = ['backchannelAuthenticationRequest'] as const

/** The parameters of the IANA registry, those of the OpenID specifications that it does not list, and a few of products. */
export const parameters: ReadonlyMap<string, ParameterInfo> = new Map<string, ParameterInfo>([
  // RFC 6749
  [
    'client_id',
    info(
      ['authorizationRequest', 'tokenRequest', 'deviceAuthorizationRequest', 'logoutRequest'],
      'public',
      'The name of the app at the authorization server',
      'RFC6749-2.2',
    ),
  ],
  ['client_secret', info(token, 'secret', 'The password of the app', 'RFC6749-2.3.1')],
  ['response_type', info(request, 'public', 'What the answer shall bring: a code, tokens, or both', 'RFC6749-3.1.1')],
  ['redirect_uri', info(asked, 'public', 'Where the server sends the user back to', 'RFC6749-3.1.2')],
  [
    'scope',
    info(
      ['authorizationRequest', 'authorizationResponse', 'tokenRequest', 'tokenResponse', 'deviceAuthorizationRequest'],
      'public',
      'What the app asks to be allowed, or was allowed',
      'RFC6749-3.3',
    ),
  ],
  [
    'state',
    info(
      ['authorizationRequest', 'authorizationResponse', 'logoutRequest', 'logoutResponse'],
      'correlator',
      'Comes back unchanged: ties the answer to the login that was started',
      'RFC6749-4.1.1',
    ),
  ],
  [
    'code',
    info(
      ['authorizationResponse', 'tokenRequest'],
      'secret',
      'A one-time code that the app exchanges for tokens',
      'RFC6749-4.1.2',
    ),
  ],
  ['error', info(failed, 'public', 'The kind of error', 'RFC6749-4.1.2.1')],
  ['error_description', info(failed, 'personal', 'What the server says about the error', 'RFC6749-4.1.2.1')],
  ['error_uri', info(failed, 'public', 'A page about the error', 'RFC6749-4.1.2.1')],
  ['grant_type', info(token, 'public', 'What the app exchanges for tokens', 'RFC6749-4.1.3')],
  [
    'access_token',
    info(['authorizationResponse', 'tokenResponse', 'resourceRequest'], 'secret', 'The key to the API', 'RFC6749-1.4'),
  ],
  ['token_type', info(issuedAnywhere, 'public', 'How the access token is to be presented', 'RFC6749-7.1')],
  [
    'expires_in',
    info(
      ['authorizationResponse', 'tokenResponse', 'deviceAuthorizationResponse', 'backchannelAuthenticationResponse'],
      'public',
      'For how many seconds it is valid',
      'RFC6749-5.1',
    ),
  ],
  ['username', info(token, 'personal', 'Name of the user, given to the app itself', 'RFC6749-4.3.2')],
  ['password', info(token, 'secret', 'Password of the user, given to the app itself', 'RFC6749-4.3.2')],
  [
    'refresh_token',
    info(['tokenRequest', 'tokenResponse'], 'secret', 'Gets new access tokens without the user', 'RFC6749-1.5'),
  ],
  // OpenID Connect Core
  ['nonce', info(request, 'correlator', 'Comes back inside the ID token: ties it to this login', 'OIDCC-3.1.2.1')],
  ['display', info(request, 'public', 'How the sign-in page shall appear', 'OIDCC-3.1.2.1')],
  ['prompt', info(request, 'public', 'Whether the user must, or must not, be asked', 'OIDCC-3.1.2.1')],
  ['max_age', info(request, 'public', 'How many seconds ago the user may have signed in', 'OIDCC-3.1.2.1')],
  ['ui_locales', info(request, 'public', 'Languages of the sign-in page', 'OIDCC-3.1.2.1')],
  ['claims_locales', info(request, 'public', 'Languages of the claims', 'OIDCC-5.2')],
  [
    'id_token_hint',
    info(
      ['authorizationRequest', 'logoutRequest', 'backchannelAuthenticationRequest'],
      'secret',
      'An earlier ID token: says who the user is',
      'OIDCC-3.1.2.1',
    ),
  ],
  [
    'login_hint',
    info(
      ['authorizationRequest', 'backchannelAuthenticationRequest'],
      'personal',
      'Who probably wants to sign in',
      'OIDCC-3.1.2.1',
    ),
  ],
  [
    'acr_values',
    info(
      ['authorizationRequest', 'backchannelAuthenticationRequest'],
      'public',
      'How strong the sign-in shall be',
      'OIDCC-3.1.2.1',
    ),
  ],
  ['claims', info(asked, 'public', 'Which single claims the app asks for', 'OIDCC-5.5')],
  ['registration', info(request, 'public', 'Metadata of an app that has not registered', 'OIDCC-7.2.1')],
  ['request', info(request, 'correlator', 'The parameters as a signed token', 'RFC9101-5')],
  ['request_uri', info(['authorizationRequest'], 'correlator', 'Where the parameters are to be found', 'RFC9101-5')],
  ['id_token', info(issuedAnywhere, 'secret', 'Says who signed in, when and for which app', 'OIDCC-2')],
  [
    'session_state',
    info(response, 'correlator', 'Lets the app watch whether the session at the server changes', 'OIDCSM-2'),
  ],
  ['response_mode', info(request, 'public', 'How the answer shall be delivered', 'OMRT-2.1')],
  ['response', info(response, 'secret', 'The answer as a signed token', 'JARM-2.3')],
  ['iss', info([...request, ...response], 'public', 'Which server answers', 'RFC9207-2')],
  ['sub', info(['tokenResponse'], 'personal', 'The user at this issuer', 'OIDCC-5.3.2')],
  // Proof keys, pushed requests, other extensions
  [
    'code_verifier',
    info(token, 'secret', 'The secret behind code_challenge: proves that the same app asks', 'RFC7636-4.5'),
  ],
  [
    'code_challenge',
    info(request, 'correlator', 'A hash of the secret that the app will show with the code', 'RFC7636-4.3'),
  ],
  ['code_challenge_method', info(request, 'public', 'How code_challenge was made', 'RFC7636-4.3')],
  ['assertion', info(token, 'secret', 'A signed statement that is exchanged for tokens', 'RFC7521-4.1')],
  ['client_assertion', info(token, 'secret', 'A signed statement by which the app identifies itself', 'RFC7521-4.2')],
  ['client_assertion_type', info(token, 'public', 'The format of client_assertion', 'RFC7521-4.2')],
  ['resource', info(asked, 'public', 'The API that the token is wanted for', 'RFC8707-2')],
  ['audience', info(asked, 'public', 'Who shall accept the token', 'RFC8693-2.1')],
  ['requested_token_type', info(token, 'public', 'The kind of token wanted', 'RFC8693-2.1')],
  ['subject_token', info(token, 'secret', 'A token of the party on whose behalf the request is made', 'RFC8693-2.1')],
  ['subject_token_type', info(token, 'public', 'The kind of subject_token', 'RFC8693-2.1')],
  ['actor_token', info(token, 'secret', 'A token of the acting party', 'RFC8693-2.1')],
  ['actor_token_type', info(token, 'public', 'The kind of actor_token', 'RFC8693-2.1')],
  ['issued_token_type', info(issued, 'public', 'The kind of token issued', 'RFC8693-2.2.1')],
  [
    'authorization_details',
    info(
      ['authorizationRequest', 'tokenRequest', 'tokenResponse'],
      'personal',
      'What exactly the app asks to be allowed',
      'RFC9396-2',
    ),
  ],
  ['dpop_jkt', info(request, 'correlator', 'The key that the code and tokens will be bound to', 'RFC9449-10')],
  ['vtr', info(request, 'public', 'Wanted degrees of trust', 'VOT-3')],
  // Device authorization grant
  [
    'device_code',
    info(
      ['tokenRequest', 'deviceAuthorizationResponse'],
      'secret',
      'The code that the device polls with',
      'RFC8628-3.2',
    ),
  ],
  ['user_code', info([...device, ...ciba], 'secret', 'The code that the user types in', 'RFC8628-3.2')],
  ['verification_uri', info(device, 'public', 'Where the user types the code', 'RFC8628-3.2')],
  ['verification_uri_complete', info(device, 'secret', 'The same address with the code in it', 'RFC8628-3.2')],
  [
    'interval',
    info(
      ['deviceAuthorizationResponse', 'backchannelAuthenticationResponse'],
      'public',
      'Seconds to wait between polls',
      'RFC8628-3.2',
    ),
  ],
  // Revocation and introspection
  ['token', info(['revocationRequest', 'introspectionRequest'], 'secret', 'The token in question', 'RFC7009-2.1')],
  [
    'token_type_hint',
    info(['revocationRequest', 'introspectionRequest'], 'public', 'The kind of the token in question', 'RFC7009-2.1'),
  ],
  // CIBA
  [
    'auth_req_id',
    info(
      ['tokenRequest', 'backchannelAuthenticationResponse'],
      'secret',
      'The name of a sign-in that runs on another device',
      'CIBA-7.3',
    ),
  ],
  ['login_hint_token', info(ciba, 'personal', 'A token that says who wants to sign in', 'CIBA-7.1')],
  ['binding_message', info(ciba, 'personal', 'A text shown on both devices', 'CIBA-7.1')],
  ['requested_expiry', info(ciba, 'public', 'For how many seconds the request shall be valid', 'CIBA-7.1')],
  ['client_notification_token', info(ciba, 'secret', 'With it the server calls the app back', 'CIBA-7.1')],
  // Logout
  ['post_logout_redirect_uri', info(logout, 'public', 'Where to go after signing out', 'RPIL-2')],
  ['logout_hint', info(logout, 'personal', 'Who signs out', 'RPIL-2')],
  ['sid', info(['logoutRequest'], 'correlator', 'The session at the server', 'FCL-3')],
  ['logout_token', info(logout, 'secret', 'A signed order to end a session', 'BCL-2.4')],
  // UMA
  ['claim_token', info(token, 'secret', 'Claims about the requesting party', 'UMA-rfc.section.3.3.1')],
  ['claim_token_format', info(token, 'public', 'The format of claim_token', 'UMA-rfc.section.3.3.1')],
  [
    'pct',
    info(['tokenRequest', 'tokenResponse'], 'secret', 'Claims kept from an earlier request', 'UMA-rfc.section.3.3.1'),
  ],
  ['rpt', info(token, 'secret', 'An earlier token of the requesting party', 'UMA-rfc.section.3.3.1')],
  [
    'ticket',
    info(['tokenRequest', 'authorizationResponse'], 'secret', 'The permission asked for', 'UMA-rfc.section.3.3.1'),
  ],
  ['upgraded', info(issued, 'public', 'Whether an earlier token was widened', 'UMA-rfc.section.3.3.5')],
  // Constrained environments
  ['ace_profile', info(issued, 'public', 'How device and server talk to each other', 'RFC9200-5.8.2')],
  ['nonce1', info(token, 'correlator', 'A random number of the client', 'RFC9203-4.1')],
  ['nonce2', info(issued, 'correlator', 'A random number of the server', 'RFC9203-4.2')],
  ['ace_client_recipientid', info(token, 'correlator', 'Identifier of the client in OSCORE', 'RFC9203-4.1')],
  ['ace_server_recipientid', info(issued, 'correlator', 'Identifier of the server in OSCORE', 'RFC9203-4.2')],
  ['req_cnf', info(token, 'correlator', 'The key that the token shall be bound to', 'RFC9201-3.1')],
  ['rs_cnf', info(issued, 'correlator', 'The key of the resource server', 'RFC9201-3.2')],
  ['cnf', info(issued, 'correlator', 'The key that the token is bound to', 'RFC9201-3.2')],
  // Federation, presentations and credentials
  ['trust_chain', info(request, 'public', 'Statements that vouch for the app', 'OIDFED-12.1.1')],
  ['presentation_definition', info(request, 'public', 'Which credentials are asked for', 'OID4VP-5.1')],
  ['presentation_submission', info(response, 'personal', 'Which credentials were presented', 'OID4VP-8.1')],
  ['dcql_query', info(request, 'public', 'Which credentials are asked for', 'OID4VP-6')],
  ['client_metadata', info(request, 'public', 'Metadata of the verifier', 'OID4VP-5.1')],
  ['client_metadata_uri', info(request, 'public', 'Where the metadata of the verifier is', 'OID4VP-5.1')],
  ['client_id_scheme', info(request, 'public', 'How client_id is to be understood', 'OID4VP-5.9')],
  ['request_uri_method', info(request, 'public', 'How the request object is to be fetched', 'OID4VP-5.1')],
  ['transaction_data', info(request, 'personal', 'What the user agrees to', 'OID4VP-5.1')],
  ['wallet_nonce', info(request, 'correlator', 'A random number of the wallet', 'OID4VP-5.10')],
  ['response_uri', info(request, 'public', 'Where the wallet posts its answer', 'OID4VP-8.2')],
  ['vp_token', info(issuedAnywhere, 'secret', 'The credentials presented', 'OID4VP-8.1')],
  ['verifier_info', info(request, 'public', 'What others attest about the verifier', 'OID4VP-5.1')],
  ['wallet_issuer', info(request, 'public', 'The issuer of the wallet', 'OID4VCI-5.1')],
  ['user_hint', info(request, 'personal', 'Who the user is', 'OID4VCI-5.1')],
  ['issuer_state', info(request, 'correlator', 'Ties the request to an offer', 'OID4VCI-5.1')],
  ['pre-authorized_code', info(token, 'secret', 'A code that came with an offer', 'OID4VCI-6.1')],
  ['tx_code', info(token, 'secret', 'A number that the user got by another way', 'OID4VCI-6.1')],
  ['credential_identifiers', info(issued, 'correlator', 'Which credentials may be fetched', 'OID4VCI-6.2')],
  ['c_nonce', info(issued, 'correlator', 'A random number to be signed by the wallet', 'OID4VCI-7')],
  ['c_nonce_expires_in', info(issued, 'public', 'For how many seconds c_nonce is valid', 'OID4VCI-7')],
  // Products
  ['client_key', info(asked, 'public', 'The name of the app (TikTok)', 'RFC6749-2.2')],
  ['appid', info(asked, 'public', 'The name of the app (WeChat)', 'RFC6749-2.2')],
  ['app_id', info(asked, 'public', 'The name of the app (Alipay, Facebook)', 'RFC6749-2.2')],
  ['access_type', info(request, 'public', 'Whether a refresh token is wanted (Google)', 'RFC6749-8.2')],
  ['include_granted_scopes', info(request, 'public', 'Keep what was allowed earlier (Google)', 'RFC6749-8.2')],
  ['hd', info([...request, ...response], 'personal', "Domain of the user's organisation (Google)", 'RFC6749-8.2')],
  ['authuser', info(response, 'personal', "Which of the user's accounts (Google)", 'RFC6749-8.2')],
  ['domain_hint', info(request, 'personal', "Domain of the user's organisation (Entra ID)", 'RFC6749-8.2')],
  ['connection', info(request, 'public', 'Which sign-in to use (Auth0)', 'RFC6749-8.2')],
  ['organization', info(request, 'personal', 'Which organisation (Auth0)', 'RFC6749-8.2')],
  ['invitation', info(request, 'secret', 'An invitation to an organisation (Auth0)', 'RFC6749-8.2')],
  ['screen_hint', info(request, 'public', 'Sign in or sign up (Auth0)', 'RFC6749-8.2')],
  ['kc_idp_hint', info(request, 'public', 'Which sign-in to use (Keycloak)', 'RFC6749-8.2')],
  ['identity_provider', info(request, 'public', 'Which sign-in to use (Cognito)', 'RFC6749-8.2')],
  ['idp', info(request, 'public', 'Which sign-in to use (Okta)', 'RFC6749-8.2')],
  ['sessionToken', info(request, 'secret', 'A proof of sign-in (Okta)', 'RFC6749-8.2')],
  ['client_info', info([...request, ...response], 'personal', 'Who signed in (Entra ID)', 'RFC6749-8.2')],
  [
    'client-request-id',
    info([...request, ...token], 'correlator', 'A name of the request for the log (Entra ID)', 'RFC6749-8.2'),
  ],
  ['returnTo', info(logout, 'public', 'Where to go after signing out (Auth0)', 'RPIL-2')],
  ['logout_uri', info(logout, 'public', 'Where to go after signing out (Cognito)', 'RPIL-2')],
  ['error_codes', info(issued, 'public', 'Numbers of the error (Entra ID)', 'RFC6749-8.2')],
  ['error_subcode', info(failed, 'public', 'A finer kind of the error (Entra ID)', 'RFC6749-8.2')],
  ['suberror', info(issued, 'public', 'A finer kind of the error (Entra ID)', 'RFC6749-8.2')],
])

/** What is known of a parameter; undefined for one that nobody registered. */
export function parameterInfo(name: string): ParameterInfo | undefined {
  return parameters.get(name)
}

function info(
  occursIn: readonly ParameterLocation[],
  sensitivity: Sensitivity,
  gloss: string,
  spec: SpecTag,
): ParameterInfo {
  return { occursIn, sensitivity, gloss, spec }
}
