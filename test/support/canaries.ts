import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import {
  authorizationCodeFlow,
  base64url,
  discovery,
  example,
  exchange,
  jws,
  tokenRequest,
  userInfo,
} from './traces.ts'

/** Draws the next secret of a place; every call gives another one. */
export type Draw = (place: string) => string

/** How a secret is wrapped before it is planted: secrets hide in JSON, in base64, in tokens, in addresses in addresses. */
export const wrappings: Readonly<Record<string, (secret: string) => string>> = {
  plain: (secret) => secret,
  json: (secret) => JSON.stringify({ user: { secret } }),
  base64Json: (secret) => base64url(JSON.stringify({ r: `/p?x=${secret}`, s: secret })),
  base64: (secret) => Buffer.from(`id:${secret}`).toString('base64'),
  percent: (secret) => encodeURIComponent(`a=${secret}&b`),
  twicePercent: (secret) => encodeURIComponent(encodeURIComponent(`a=${secret}&b`)),
  jwt: (secret) => jws({ sub: secret, custom: { deep: [secret] } }),
  jwtInJwt: (secret) => jws({ act: jws({ sub: secret }) }),
  base64Twice: (secret) => Buffer.from(Buffer.from(`id:${secret}`).toString('base64')).toString('base64'),
  hex: (secret) => Buffer.from(secret).toString('hex'),
  utf7: (secret) => `+${Buffer.from(secret, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`,
  unicodeEscapes: (secret) => [...secret].map((char) => `\\u00${char.charCodeAt(0).toString(16)}`).join(''),
  percentEverything: (secret) =>
    [...secret].map((char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`).join(''),
  thricePercent: (secret) => encodeURIComponent(encodeURIComponent(encodeURIComponent(`a=${secret}&b`))),
  jsonThrice: (secret) => JSON.stringify(JSON.stringify(JSON.stringify({ secret }))),
  url: (secret) => `https://app.example/callback?code=${secret}#access_token=${secret}`,
  urlInUrl: (secret) =>
    `https://app.example/login?returnUrl=${encodeURIComponent(`https://app.example/x?token=${secret}`)}`,
}

export type Wrapping = keyof typeof wrappings

/** A whole session with a secret in every field of every message and header, each wrapped in the given way. */
export function canaryTrace(
  draw: Draw,
  wrap: (secret: string) => string = (secret) => secret,
): readonly HttpExchange[] {
  const plant = (place: string) => wrap(draw(place))
  const code = plant('code')
  const state = plant('state')
  const nonce = draw('nonce')
  const accessToken = plant('access_token')
  const cookie = draw('cookie')
  const email = `${draw('email')}@mail.example`
  const claims = {
    iss: example.server,
    aud: example.clientId,
    exp: example.start / 1000 + 3600,
    iat: example.start / 1000,
    sub: draw('sub'),
    nonce,
    email,
    name: `${draw('name')} Doe`,
    preferred_username: draw('preferred_username'),
    sid: draw('sid'),
    jti: draw('jti'),
    at_hash: draw('at_hash'),
    groups: [draw('group')],
    address: { street_address: draw('street'), [draw('member name')]: draw('member') },
    'https://app.example/claims': { tenant: plant('custom claim') },
  }
  const idToken = jws(claims, { alg: 'RS256', kid: draw('kid'), x5t: draw('x5t') }, draw('signature'))
  const flow = authorizationCodeFlow({
    authorize: {
      state,
      nonce,
      login_hint: email,
      id_token_hint: idToken,
      request: jws({ client_id: example.clientId, state, login_hint: email, custom: plant('request object') }),
      claims: JSON.stringify({ id_token: { sub: { value: draw('claims request') } } }),
      acr_values: draw('acr_values'),
      ui_locales: draw('ui_locales'),
      scope: `openid ${draw('scope')}`,
      vendor: plant('unknown parameter'),
      [draw('parameter name')]: 'x',
      redirect_uri: `${example.redirectUri}?tenant=${encodeURIComponent(plant('redirect_uri query'))}`,
      prompt: draw('prompt'),
      display: draw('display'),
      resource: `https://api.example/${draw('resource path')}`,
    },
    callback: {
      code,
      state,
      session_state: plant('session_state'),
      error_description: `for user ${draw('error description')}`,
      vendor: plant('callback parameter'),
    },
    callbackUrl: example.redirectUri,
    token: {
      params: {
        code,
        code_verifier: draw('code_verifier'),
        client_secret: plant('client_secret'),
        client_assertion: jws({ sub: draw('assertion sub'), jti: draw('assertion jti') }),
        vendor: plant('token parameter'),
      },
      headers: {
        authorization: `Basic ${Buffer.from(`${draw('basic user')}:${draw('basic password')}`).toString('base64')}`,
        cookie: `SID=${cookie}; ${draw('cookie name')}=1`,
        dpop: jws(
          { jti: draw('dpop jti'), htu: `https://login.example/${draw('htu path')}` },
          { typ: 'dpop+jwt', alg: 'ES256', jwk: { kty: 'EC', crv: 'P-256', x: draw('jwk x'), y: draw('jwk y') } },
        ),
        referer: `https://app.example/cb?code=${encodeURIComponent(code)}`,
        'user-agent': draw('user agent'),
        'x-forwarded-for': draw('ip'),
        'x-vendor': plant('unknown header'),
        accept: draw('accept'),
        'cache-control': draw('cache control'),
      },
      response: {
        access_token: accessToken,
        refresh_token: plant('refresh_token'),
        id_token: idToken,
        scope: `openid ${draw('granted scope')}`,
        vendor: { deep: [{ deeper: plant('nested member') }] },
        [draw('json member name')]: 1,
        account_number: 4_111_222_333_444,
      },
      responseHeaders: {
        'set-cookie': `SID=${cookie}; Path=/${draw('cookie path')}; Domain=login.example; Secure; Comment=${draw('cookie attribute')}`,
        etag: draw('etag'),
        'x-request-id': draw('request id'),
        'content-security-policy': `script-src 'nonce-${draw('csp nonce')}'`,
        server: draw('server'),
        'dpop-nonce': draw('dpop nonce'),
        location: `https://app.example/?x=${draw('location')}`,
      },
    },
  })
  return [
    discovery({
      document: { vendor_endpoint: `https://login.example/${draw('vendor endpoint')}`, notes: plant('metadata') },
    }),
    ...flow,
    userInfo({
      at: example.start + 300,
      token: accessToken,
      response: {
        ...claims,
        phone_number: `+49 ${draw('phone')}`,
        picture: `https://img.example/${draw('picture')}.png`,
      },
    }),
    exchange({
      url: `https://api.example/users/${draw('path')}/orders?token=${encodeURIComponent(accessToken)}`,
      at: example.start + 400,
      status: 401,
      requestHeaders: { authorization: `Bearer ${accessToken}` },
      responseHeaders: {
        'www-authenticate': `Bearer realm="${draw('realm')}", error="invalid_token", error_description="${draw('challenge')} expired"`,
      },
      response: `<html><title>${draw('title')}</title><form action="https://app.example/cb"><input name="code" value="${code.replaceAll('"', '&quot;')}"></form>${draw('page text')}</html>`,
      documentText: `Hello ${draw('document text')}`,
      context: { initiator: 'https://app.example', documentId: draw('document id') },
    }),
    exchange({
      url: `https://app.example/log?m=${encodeURIComponent(plant('beside the login'))}`,
      at: example.start + 500,
      method: 'POST',
      requestBody: `not json ${draw('plain body')}`,
      response: { error: draw('error code'), message: `no ${draw('error message')}` },
      status: 500,
    }),
    exchange({
      url: `https://${'app.example'}/broken`,
      at: example.start + 550,
      error: { kind: 'other', code: draw('error code of the network') },
    }),
    tokenRequest({
      at: example.start + 600,
      body: `--x\r\nContent-Disposition: form-data; name="code"\r\n\r\n${draw('multipart')}\r\n--x--`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      status: 400,
      response: `{"error":"invalid_request","hint":"${draw('cut off json')}`,
    }),
  ]
}
