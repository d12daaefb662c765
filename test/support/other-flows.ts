import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import {
  authorizationCodeFlow,
  example,
  exchange,
  form,
  idTokenClaims,
  jws,
  type LoginOptions,
  type Overrides,
  type TokenOptions,
  tokenRequest,
} from './traces.ts'

/** The ID token in the front channel, without an access token beside it: OIDCC §3.2, response_type=id_token. */
export function implicitFlow(options: LoginOptions = {}): readonly HttpExchange[] {
  return authorizationCodeFlow({
    carrier: 'fragment',
    token: false,
    ...options,
    authorize: {
      response_type: 'id_token',
      code_challenge: undefined,
      code_challenge_method: undefined,
      ...options.authorize,
    },
    callback:
      options.callback === false ? false : { code: undefined, id_token: jws(idTokenClaims()), ...options.callback },
  })
}

/** Code and ID token in the front channel: OIDCC §3.3, response_type=code id_token. */
export function hybridFlow(options: LoginOptions = {}): readonly HttpExchange[] {
  return authorizationCodeFlow({
    carrier: 'fragment',
    ...options,
    authorize: { response_type: 'code id_token', ...options.authorize },
    callback: options.callback === false ? false : { id_token: jws(idTokenClaims()), ...options.callback },
  })
}

/** The answer posted to the app by a form of the server's page (Form Post Response Mode §2), and exchanged on the server. */
export function formPostFlow(
  options: {
    readonly at?: number
    readonly authorize?: Overrides
    readonly callback?: Overrides
    readonly callbackStatus?: number
    readonly callbackHeaders?: Overrides | 'hidden'
  } = {},
): readonly HttpExchange[] {
  const { at = example.start } = options
  const [request] = authorizationCodeFlow({
    at,
    callback: false,
    authorize: { response_mode: 'form_post', ...options.authorize },
  })
  const posted = exchange({
    url: example.redirectUri,
    at: at + 200,
    status: options.callbackStatus ?? 302,
    requestHeaders: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: example.server,
      ...(options.callbackHeaders === 'hidden' ? {} : options.callbackHeaders),
    },
    requestBody: form({ code: example.code, state: example.state }, options.callback),
    context: { resourceType: 'mainFrame', tab: 1, frame: 0, initiator: example.server },
    ...((options.callbackStatus ?? 302) === 302 && { redirectUrl: `${example.app}/` }),
  })
  const { headers: _hidden, ...bare } = posted.request
  return [...(request ? [request] : []), options.callbackHeaders === 'hidden' ? { ...posted, request: bare } : posted]
}

const requestUri = 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c'

/** RFC 9126: the parameters are pushed by the app's page, and the address carries only the reference to them. */
export function pushedFlow(
  options: LoginOptions & {
    readonly expiresIn?: number
    /** Milliseconds from the push to the sign-in. */
    readonly wait?: number
    readonly pushed?: Overrides
  } = {},
): readonly HttpExchange[] {
  const { at = example.start, expiresIn = 60, wait = 100, pushed, ...login } = options
  const push = exchange({
    url: `${example.server}/par`,
    at,
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded', origin: example.app },
    requestBody: form(
      {
        client_id: example.clientId,
        redirect_uri: example.redirectUri,
        response_type: 'code',
        scope: 'openid profile',
        state: example.state,
        nonce: example.nonce,
        code_challenge: example.challenge,
        code_challenge_method: 'S256',
      },
      pushed,
    ),
    status: 201,
    responseHeaders: { 'access-control-allow-origin': example.app },
    response: { request_uri: requestUri, expires_in: expiresIn },
    context: { initiator: example.app },
  })
  return [push, ...referenceFlow({ ...login, at: at + wait })]
}

/** The sign-in with a reference alone, as it looks when the push was made by the app's server. */
export function referenceFlow(options: LoginOptions = {}): readonly HttpExchange[] {
  return authorizationCodeFlow({
    ...options,
    authorize: { ...onlyClient, request_uri: requestUri, ...options.authorize },
    callbackUrl: example.redirectUri,
  })
}

/** RFC 9101: the parameters are claims of a signed object. */
export function signedRequestFlow(
  claims: Readonly<Record<string, unknown>> = {},
  options: LoginOptions & { readonly header?: object; readonly signature?: string } = {},
): readonly HttpExchange[] {
  const object = {
    iss: example.clientId,
    aud: example.server,
    exp: Math.floor((options.at ?? example.start) / 1000) + 300,
    client_id: example.clientId,
    redirect_uri: example.redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    state: example.state,
    nonce: example.nonce,
    code_challenge: example.challenge,
    code_challenge_method: 'S256',
    ...claims,
  }
  return authorizationCodeFlow({
    ...options,
    authorize: { ...onlyClient, request: jws(object, options.header, options.signature), ...options.authorize },
    callbackUrl: example.redirectUri,
  })
}

const onlyClient: Overrides = {
  redirect_uri: undefined,
  response_type: undefined,
  scope: undefined,
  state: undefined,
  nonce: undefined,
  code_challenge: undefined,
  code_challenge_method: undefined,
}

/** JARM: the answer is a JWT in the parameter `response`. */
export function jarmFlow(
  claims: Readonly<Record<string, unknown>> = {},
  options: LoginOptions & { readonly response?: string } = {},
): readonly HttpExchange[] {
  const seconds = Math.floor((options.at ?? example.start) / 1000)
  const payload = {
    iss: example.server,
    aud: example.clientId,
    exp: seconds + 600,
    code: example.code,
    state: example.state,
    ...claims,
  }
  return authorizationCodeFlow({
    ...options,
    authorize: { response_mode: 'jwt', ...options.authorize },
    callback: { code: undefined, state: undefined, iss: undefined, response: options.response ?? jws(payload) },
  })
}

/** RFC 8628: the device's request, then polls at the given seconds after it, each with its answer. */
export function deviceFlow(
  polls: readonly { readonly after: number; readonly answer?: TokenOptions }[],
  options: { readonly response?: object | null } = {},
): readonly HttpExchange[] {
  const start = exchange({
    url: `${example.server}/device_authorization`,
    requestHeaders: { 'content-type': 'application/x-www-form-urlencoded', origin: example.app },
    requestBody: form({ client_id: example.clientId, scope: 'openid profile' }),
    responseHeaders: { 'access-control-allow-origin': example.app },
    response:
      options.response === undefined
        ? {
            device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
            user_code: 'WDJB-MJHT',
            verification_uri: `${example.server}/device`,
            expires_in: 1800,
            interval: 5,
          }
        : options.response,
    context: { initiator: example.app },
  })
  return [start, ...polls.map(({ after, answer }) => poll(after, answer))]
}

function poll(after: number, answer: TokenOptions = {}) {
  return tokenRequest({
    at: example.start + after * 1000,
    ...answer,
    params: {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
      code: undefined,
      redirect_uri: undefined,
      code_verifier: undefined,
      ...answer.params,
    },
  })
}

/** A DPoP proof for the example token request (RFC 9449 §4.2); its signature verifies with no key. */
export function dpopProof(
  claims: Readonly<Record<string, unknown>> = {},
  header: Readonly<Record<string, unknown>> = {},
): string {
  return jws(
    {
      jti: '-BwC3ESc6acc2lTc',
      htm: 'POST',
      htu: `${example.server}/token`,
      iat: Math.floor(example.start / 1000),
      ...claims,
    },
    {
      typ: 'dpop+jwt',
      alg: 'ES256',
      jwk: {
        kty: 'EC',
        crv: 'P-256',
        x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
        y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
      },
      ...header,
    },
  )
}
