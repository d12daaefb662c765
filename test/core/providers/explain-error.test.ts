import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/core/providers/all.ts'
import { classifyErrorText, explainError, topicOf } from '../../../src/core/providers/explain-error.ts'
import generic from '../../../src/core/providers/generic.ts'
import type { ErrorAnswer, Provider } from '../../../src/core/providers/provider.ts'
import type { ErrorTopic } from '../../../src/core/providers/topics.ts'

const provider = (id: string): Provider => providers.find((each) => each.id === id) ?? generic

const grant = (error_description: string): ErrorAnswer => ({ error: 'invalid_grant', error_description })

const topicsOfAnswers: readonly (readonly [string, ErrorTopic, ErrorAnswer])[] = [
  [
    'entra-id',
    'codeExpired',
    grant(
      'AADSTS70008: The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.',
    ),
  ],
  [
    'entra-id',
    'codeReused',
    grant(
      'AADSTS54005: OAuth2 Authorization code was already redeemed, please retry with a new valid code. Trace ID: 1a',
    ),
  ],
  [
    'entra-id',
    'verifierMismatch',
    grant('AADSTS501481: The Code_Verifier does not match the code_challenge supplied in the authorization request.'),
  ],
  [
    'entra-id',
    'redirectUriNotRegistered',
    {
      text: "Sorry, but we’re having trouble signing you in. AADSTS50011: The redirect URI 'https://a.example/' specified in the request does not match the redirect URIs configured for the application",
    },
  ],
  [
    'entra-id',
    'platformMismatch',
    {
      error: 'invalid_request',
      error_description:
        "AADSTS9002326: Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    },
  ],
  [
    'entra-id',
    'platformMismatch',
    {
      error: 'invalid_request',
      error_description:
        "AADSTS90023: Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests.",
    },
  ],
  [
    'entra-id',
    'clientSecretWrong',
    { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
  ],
  [
    'entra-id',
    'loginRequired',
    {
      error: 'login_required',
      error_description: 'AADSTS50058: A silent sign-in request was sent but no user is signed in.',
    },
  ],
  [
    'entra-b2c',
    'loginRequired',
    {
      error: 'interaction_required',
      error_description:
        "AADB2C90077: User does not have an existing session and request prompt parameter has a value of 'None'.",
    },
  ],
  ['keycloak', 'codeInvalid', grant('Code not valid')],
  ['keycloak', 'verifierMismatch', grant('PKCE verification failed: Code mismatch')],
  ['keycloak', 'challengeMalformed', grant('PKCE verification failed: Invalid code verifier')],
  ['keycloak', 'verifierMissing', grant('PKCE code verifier not specified')],
  ['keycloak', 'redirectUriMismatch', grant('Incorrect redirect_uri')],
  ['keycloak', 'redirectUriNotRegistered', { text: 'We are sorry...\n\nInvalid parameter: redirect_uri' }],
  ['keycloak', 'refreshTokenExpired', grant('Token is not active')],
  ['keycloak', 'sessionEnded', grant("Session doesn't have required client")],
  ['keycloak', 'loginPageExpired', { error: 'temporarily_unavailable', error_description: 'authentication_expired' }],
  [
    'keycloak',
    'clientAuthenticationFailed',
    { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' },
  ],
  ['okta', 'verifierMismatch', grant('PKCE verification failed.')],
  ['okta', 'codeInvalid', grant('The authorization code is invalid or has expired.')],
  [
    'okta',
    'redirectUriNotRegistered',
    {
      text: "400 Bad Request. Your request resulted in an error. The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: https://acme-admin.okta.com",
    },
  ],
  ['okta', 'refreshTokenInvalid', grant('The refresh token is invalid or expired.')],
  ['auth0', 'verifierMismatch', grant('Failed to verify code verifier')],
  ['auth0', 'codeInvalid', grant('Invalid authorization code')],
  ['auth0', 'refreshTokenInvalid', grant('Unknown or invalid refresh token.')],
  ['auth0', 'mfaRequired', { error: 'login_required', error_description: 'Multifactor authentication required' }],
  [
    'auth0',
    'grantTypeNotAllowed',
    { error: 'unauthorized_client', error_description: "Grant type 'password' not allowed for the client." },
  ],
  ['google', 'codeInvalid', grant('Malformed auth code.')],
  ['google', 'codeInvalid', grant('Bad Request')],
  ['google', 'refreshTokenRevoked', grant('Token has been expired or revoked.')],
  [
    'google',
    'redirectUriNotRegistered',
    { text: 'Access blocked: This app’s request is invalid\nError 400: redirect_uri_mismatch' },
  ],
  [
    'google',
    'clientAuthenticationMissing',
    { error: 'invalid_request', error_description: 'client_secret is missing.' },
  ],
  [
    'github',
    'codeInvalid',
    { error: 'bad_verification_code', error_description: 'The code passed is incorrect or expired.', status: 200 },
  ],
  ['slack', 'redirectUriMismatch', { error: 'bad_redirect_uri', status: 200 }],
  ['slack', 'clientUnknown', { error: 'invalid_client_id' }],
  ['salesforce', 'userDenied', { error: 'access-denied' }],
  [
    'facebook',
    'redirectUriMismatch',
    {
      text: '{"error":{"message":"Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request","type":"OAuthException","code":100}}',
    },
  ],
  ['facebook', 'tokenInvalid', { text: '{"error":{"message":"x","type":"OAuthException","code":190}}' }],
  ['linkedin', 'userDenied', { error: 'user_cancelled_login' }],
  ['apple', 'clientAssertionInvalid', { error: 'invalid_client' }],
  ['duende', 'challengeMissing', { error: 'invalid_request', error_description: 'code challenge required' }],
  ['spring', 'redirectUriNotRegistered', { text: '[invalid_request] OAuth 2.0 Parameter: redirect_uri' }],
  [
    'adfs',
    'audienceUnknown',
    { error: 'invalid_resource', error_description: "MSIS9602: The received 'resource' parameter is invalid." },
  ],
  ['openiddict', 'verifierMismatch', grant("The specified 'code_verifier' is invalid.")],
  ['spotify', 'verifierMismatch', grant('code_verifier was incorrect')],
  [
    'ory',
    'verifierMismatch',
    grant('The provided authorization grant is invalid. The PKCE code challenge did not match the code verifier.'),
  ],
  [
    'oidc-provider',
    'redirectUriNotRegistered',
    { text: "invalid_redirect_uri\nredirect_uri did not match any of the client's registered redirect_uris" },
  ],
  ['oidc-provider', 'clientUnknown', { text: 'invalid_client client is invalid' }],
  [
    'oidc-provider',
    'parameterMissing',
    { error: 'invalid_request', error_description: 'missing required parameter code' },
  ],
  ['oidc-provider', 'userDenied', { error: 'access_denied', error_description: 'End-User aborted interaction' }],
  [
    'oidc-provider',
    'clientAuthenticationFailed',
    { error: 'invalid_client', error_description: 'client authentication failed' },
  ],
  [
    'oidc-provider',
    'grantTypeUnknown',
    { error: 'unsupported_grant_type', error_description: 'unsupported grant_type requested' },
  ],
  [
    'oidc-provider',
    'bodyEncodingWrong',
    {
      error: 'invalid_request',
      error_description: 'only application/x-www-form-urlencoded content-type bodies are supported on POST /token',
    },
  ],
  [
    'oidc-provider',
    'codeExpired',
    grant('AADSTS70008: The provided authorization code or refresh token has expired due to inactivity.'),
  ],
]

describe('topicOf', () => {
  it.each(topicsOfAnswers)('%s means %s by %o', (id, topic, answer) => {
    expect(topicOf(provider(id), answer)).toBe(topic)
  })

  it.each(topicsOfAnswers.filter(([id]) => id !== 'apple'))(
    'without knowing that it is %s, the words still mean %s, or nothing: %o',
    (_id, topic, answer) => {
      const open = answer.error_description === 'Bad Request' || answer.text?.includes('"code":190')
      expect(topicOf(generic, answer)).toBe(open ? undefined : topic)
    },
  )

  it('leaves open what the server leaves open', () => {
    expect(topicOf(provider('oidc-provider'), grant('grant request is invalid'))).toBeUndefined()
    expect(topicOf(generic, { error: 'invalid_grant' })).toBeUndefined()
  })
})

describe('explainError', () => {
  it('prefers the text of the provider to that of the standard', () => {
    expect(explainError(provider('apple'), { error: 'invalid_client' })?.meaning).toContain('JWT')
    expect(explainError(generic, { error: 'invalid_client' })?.meaning).not.toContain('JWT')
  })

  it('prefers its own value to a common sentence, and a common sentence to a vague value', () => {
    const description = { error_description: 'Client authentication failed' }
    expect(topicOf(provider('apple'), { error: 'invalid_client', ...description })).toBe('clientAssertionInvalid')
    expect(topicOf(provider('cognito'), grant('The authorization code has expired'))).toBe('codeExpired')
  })

  it('gives no advice for another product than the one at hand', () => {
    const words = grant('Failed to verify code verifier')
    const advice = {
      error: 'invalid_request',
      error_description: 'parameter must be a Login redirect URI in the client app settings',
    }
    expect(explainError(provider('duende'), words)).toMatchObject({ topic: 'verifierMismatch', owner: 'client' })
    expect(explainError(provider('duende'), advice)?.fix).not.toContain('sign-in redirect URIs of the app')
    expect(explainError(provider('okta'), advice)?.fix).toContain('sign-in redirect URIs of the app')
  })

  it('finds a sentence across lines, entities, curly quotes and letter case', () => {
    const text = 'SESSION\n   doesn&#39;t have\trequired client'
    expect(explainError(provider('keycloak'), { text })?.topic).toBe('sessionEnded')
    expect(explainError(provider('keycloak'), { text: 'Session doesn’t have required client' })?.topic).toBe(
      'sessionEnded',
    )
  })

  it('does not find a word inside another word', () => {
    expect(classifyErrorText('redirect_uri_mismatch_count')).toBeUndefined()
    expect(classifyErrorText('AADSTS500110')).toBeUndefined()
    expect(classifyErrorText('Code not validated')).toBeUndefined()
  })

  it('takes the code that stands first', () => {
    expect(classifyErrorText('AADSTS65001: no consent. See also AADSTS50011')).toBe('consentRequired')
  })

  it('takes a sentence in the place of the error value', () => {
    expect(classifyErrorText('', 'Invalid parameter: redirect_uri')).toBe('redirectUriNotRegistered')
  })

  it('marks steps, which are not failures', () => {
    for (const error of ['authorization_pending', 'slow_down', 'use_dpop_nonce', 'login_required', 'mfa_required']) {
      expect(explainError(generic, { error })?.step, error).toBe(true)
    }
    expect(explainError(generic, { error: 'invalid_client' })?.step).toBeUndefined()
  })

  it('falls back on the status, and on nothing', () => {
    expect(explainError(generic, { status: 429 })?.rule).toBe('net-rate-limited')
    expect(explainError(generic, { status: 503, text: 'Service Unavailable' })?.rule).toBe('net-server-error')
    expect(explainError(generic, { error: 'something_of_its_own', status: 400 })?.meaning).toContain('request itself')
    expect(explainError(generic, { status: 200 })).toBeUndefined()
    expect(explainError(generic, {})).toBeUndefined()
  })

  it('reads no meaning into an ordinary page', () => {
    const page = 'Sign in\nEmail\nPassword\nForgot your password?\nKeep me signed in\nCreate account\nTerms of use'
    for (const each of [generic, ...providers]) expect(explainError(each, { text: page }), each.id).toBeUndefined()
  })

  const standard =
    'invalid_request unauthorized_client access_denied unsupported_response_type invalid_scope server_error temporarily_unavailable invalid_client invalid_grant unsupported_grant_type invalid_token insufficient_scope login_required interaction_required consent_required account_selection_required unmet_authentication_requirements invalid_request_uri invalid_request_object request_not_supported request_uri_not_supported registration_not_supported unsupported_token_type authorization_pending slow_down expired_token invalid_target invalid_authorization_details invalid_dpop_proof use_dpop_nonce insufficient_user_authentication invalid_redirect_uri invalid_client_metadata invalid_software_statement unapproved_software_statement expired_login_hint_token unknown_user_id missing_user_code invalid_user_code invalid_binding_message transaction_failed invalid_client_attestation unsupported_response_mode mfa_required'
  it.each(standard.split(' '))('explains the standard value %s at every provider', (error) => {
    for (const each of [generic, ...providers]) {
      const explained = explainError(each, { error })
      expect(explained?.meaning, each.id).toBeTruthy()
      expect(explained?.fix, each.id).toBeTruthy()
      expect(explained?.owner, each.id).toBeTruthy()
    }
  })
})
