import { headerOf } from '../model/http-exchange.ts'
import type { ClientAuthenticationMethod, Parameter, TokenRequest } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { readBase64url, readUtf8 } from '../token/base64url.ts'
import { readAuthorization } from './challenge.ts'
import type { Knowledge } from './knowledge.ts'
import { requestParts } from './message-parts.ts'
import { has, parameterValue, pick } from './parse-form.ts'
import { originOf } from './parse-url.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 6749 §4.1.3, §6; also when it was sent the wrong way: by GET, as JSON, in the query, as a navigation. */
export function recognizeTokenRequest(read: ReadExchange, knowledge: Knowledge): TokenRequest | undefined {
  if (!isTokenRequest(read, knowledge)) return undefined
  const { request, context } = read.exchange
  const basic = basicCredentials(read)
  const members = pick(read.parameters, [
    'grant_type',
    'code',
    'redirect_uri',
    'client_id',
    'client_secret',
    'code_verifier',
    'refresh_token',
    'scope',
    'device_code',
    'username',
    'password',
    'assertion',
    'client_assertion',
    'client_assertion_type',
    'subject_token',
    'subject_token_type',
    'requested_token_type',
    'audience',
    'resource',
    'auth_req_id',
  ])
  return {
    type: 'TokenRequest',
    ...requestParts(read),
    ...withoutUndefined({
      method: read.method,
      format:
        read.requestBody.format === 'unknown' && request.body === undefined && read.method === 'GET'
          ? 'empty'
          : read.requestBody.format,
      contentType: headerOf(request, 'content-type'),
      clientAuthentication: authenticationOf(read.parameters, basic),
      dpop: headerOf(request, 'dpop'),
      fromBrowser:
        headerOf(request, 'origin') !== undefined ||
        context.initiator !== undefined ||
        context.tab !== undefined ||
        headerOf(request, 'sec-fetch-mode') !== undefined,
    }),
    ...basic,
    ...members,
  }
}

function isTokenRequest(read: ReadExchange, knowledge: Knowledge): boolean {
  const { parameters, method } = read
  if (method === 'OPTIONS' || method === 'HEAD') return false
  const role = knowledge.roleOf(read)
  if (role === 'token') return true
  if (role !== undefined) return false
  if (has(parameters, 'grant_type')) return !has(parameters, 'response_type')
  if (read.isNavigation || method === 'GET') return false
  const tokenPath = isTokenPath(read.url.path)
  if (has(parameters, 'code') && has(parameters, 'code_verifier', 'redirect_uri')) {
    return tokenPath || !isOwnBackend(read, knowledge)
  }
  if (!tokenPath) return false
  if (read.requestBody.format === 'unknown') return isOAuthPath(read.url.path) || knowledge.roleOf(read) === 'token'
  return (
    has(
      parameters,
      'code',
      'refresh_token',
      'client_secret',
      'client_assertion',
      'device_code',
      'assertion',
      'subject_token',
      'code_verifier',
    ) ||
    (isOAuthPath(read.url.path) && (has(parameters, 'client_id') || isOAuthAnswer(read)))
  )
}

/** The last step of the path; servers add `.php`, `.json`, `.do`. */
function isTokenPath(path: string) {
  return /\/(?:access_?)?tokens?(?:\.[a-z]{2,4})?\/?$/i.test(path.slice(-60)) || /\/token\//i.test(path.slice(-60))
}

function isOAuthPath(path: string) {
  return /(?:oauth|oidc|openid|connect|authorize|auth\/realms)/i.test(path.slice(0, 300))
}

function isOAuthAnswer(read: ReadExchange) {
  const { object } = read.responseBody
  return object !== undefined && ('access_token' in object || 'error' in object)
}

/** A page may hand its code to its own server, which then makes the token request: that is not one. */
function isOwnBackend(read: ReadExchange, knowledge: Knowledge) {
  const page = read.exchange.context.initiator ?? headerOf(read.exchange.request, 'origin')
  const redirectUri = parameterValue(read.parameters, 'redirect_uri')
  return (
    read.url.origin === page ||
    knowledge.isClientOrigin(read.url.origin) ||
    (redirectUri !== undefined && originOf(redirectUri) === read.url.origin)
  )
}

/** RFC 6749 §2.3.1: user name and password are form-encoded before they are joined. */
function basicCredentials(
  read: ReadExchange,
): { readonly client_id?: string; readonly client_secret?: string } | undefined {
  const authorization = readAuthorization(read.exchange.request)
  if (authorization?.scheme?.toLowerCase() !== 'basic') return undefined
  const bytes = readBase64url(authorization.credentials)
  const text = bytes.ok ? readUtf8(bytes.bytes) : undefined
  const colon = text?.indexOf(':') ?? -1
  if (text === undefined || colon < 0) return {}
  return { client_id: formDecode(text.slice(0, colon)), client_secret: formDecode(text.slice(colon + 1)) }
}

function formDecode(text: string) {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

function authenticationOf(
  parameters: readonly Parameter[],
  basic: object | undefined,
): readonly ClientAuthenticationMethod[] {
  const methods: ClientAuthenticationMethod[] = []
  if (basic !== undefined) methods.push('client_secret_basic')
  if (has(parameters, 'client_secret')) methods.push('client_secret_post')
  if (has(parameters, 'client_assertion')) methods.push('client_assertion')
  return methods.length === 0 ? ['none'] : methods
}
