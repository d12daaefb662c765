import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import type { Scenario } from '../../demo/scenario.ts'
import { createHttpUser, type LoginRequest, redeem, signIn, signInAndRedeem } from './http-user.ts'

let lab: Lab

beforeAll(async () => {
  lab = await startLab()
}, 60_000)

afterAll(() => lab?.stop())

describe('the authorization server', () => {
  test.each(['.well-known/openid-configuration', 'jwks'])('answers %s to other origins', async (path) => {
    const answer = await createHttpUser().fetch(`${lab.issuer}/${path}`, { headers: { origin: lab.origins.app } })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBe(lab.origins.app)
  })

  test('names itself and its endpoints under its issuer', async () => {
    const metadata = await discover(lab.issuer)
    expect(metadata.issuer).toBe(lab.issuer)
    expect(metadata.token_endpoint).toBe(`${lab.issuer}/token`)
    expect(metadata.authorization_response_iss_parameter_supported).toBe(true)
    expect(metadata.code_challenge_methods_supported).toEqual(['S256'])
  })

  test('completes a login with code and PKCE', async () => {
    const user = createHttpUser()
    const request = loginRequest('healthy-login', 'openid profile')
    const login = await signIn(user, request)
    expect(login.callback.searchParams.get('state')).toBe(login.sent.state)
    expect(login.callback.searchParams.get('iss')).toBe(lab.issuer)
    const answer = await redeem(user, request, login)
    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['access-control-allow-origin']).toBe(lab.origins.app)
    const { payload } = await jwtVerify(JSON.parse(answer.text).id_token, await keysOf(lab.issuer), {
      issuer: lab.issuer,
      audience: 'demo-shop',
    })
    expect(payload.nonce).toBe(login.sent.nonce)
  })

  test('refuses a code the second time', async () => {
    const user = createHttpUser()
    const request = loginRequest('code-reused', 'openid')
    const login = await signIn(user, request)
    expect((await redeem(user, request, login)).status).toBe(200)
    const second = await redeem(user, request, login)
    expect([second.status, JSON.parse(second.text).error]).toEqual([400, 'invalid_grant'])
  })

  test('gives tokens to only one of three requests that arrive together', async () => {
    const user = createHttpUser()
    const request = loginRequest('code-reused', 'openid')
    const login = await signIn(user, request)
    const answers = await Promise.all([1, 2, 3].map(() => redeem(user, request, login)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400])
  })

  test('forgets its sessions when a run is opened', async () => {
    const user = createHttpUser()
    const request = loginRequest('healthy-refresh', 'openid')
    await signIn(user, request)
    const silent = `${lab.issuerOf(scenario('healthy-refresh'))}/auth?${new URLSearchParams({
      client_id: 'demo-shop',
      redirect_uri: `${lab.origins.app}/silent`,
      response_type: 'code',
      scope: 'openid',
      prompt: 'none',
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    })}`
    expect((await user.fetch(silent)).headers.location).toContain('code=')
    await user.fetch(lab.runUrl('healthy-refresh'))
    expect((await user.fetch(silent)).headers.location).toContain('error=login_required')
  })

  test('knows no issuer that is not a scenario', async () => {
    const answer = await createHttpUser().fetch(`${lab.origins.server}/nobody/.well-known/openid-configuration`)
    expect(answer.status).toBe(404)
  })
})

describe('the sign-in page', () => {
  test.each([
    ['presses Sign in by itself during a run', 'healthy-login', '', "getElementById('sign-in').click()"],
    ['presses Cancel where the scenario says so', 'user-cancels', '', "getElementById('cancel').click()"],
  ])('%s', async (_, id, query, script) => {
    expect(await signInPageAfterRun(id, query)).toContain(script)
  })

  test('waits for the person when asked to', async () => {
    const page = await signInPageAfterRun('healthy-login', '?by-hand')
    expect(page).toContain('Sign in')
    expect(page).not.toContain('<script>')
  })
})

describe('the fault proxy', () => {
  test.each([
    ['ip-blocked', '/auth?client_id=demo-shop', 'GET', 403],
    ['rate-limit', '/token', 'POST', 429],
    ['outage', '/token', 'POST', 503],
    ['preflight-rejected', '/token', 'OPTIONS', 401],
  ])('answers instead of the server: %s', async (id, path, method, status) => {
    const answer = await createHttpUser().fetch(lab.issuerOf(scenario(id)) + path, { method })
    expect(answer.status).toBe(status)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('says how long to wait when there are too many requests', async () => {
    const answer = await createHttpUser().fetch(`${lab.issuerOf(scenario('rate-limit'))}/token`, { method: 'POST' })
    expect(answer.headers['retry-after']).toBe('30')
  })

  test.each([
    ['token-response-without-access-token', 'access_token'],
    ['token-response-without-token-type', 'token_type'],
  ])('%s: only %s is missing', async (id, member) => {
    const tokens = await signInAndRedeem(createHttpUser(), loginRequest(id, 'openid'))
    const all = ['access_token', 'expires_in', 'id_token', 'scope', 'token_type']
    expect(Object.keys(tokens).toSorted()).toEqual(all.filter((name) => name !== member))
  })

  test('answers the token request with a web page that the app may read', async () => {
    const user = createHttpUser()
    const request = loginRequest('token-response-html', 'openid')
    const answer = await redeem(user, request, await signIn(user, request))
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.headers['access-control-allow-origin']).toBe(lab.origins.app)
  })

  test('takes the CORS headers from an answer that has tokens', async () => {
    const user = createHttpUser()
    const request = loginRequest('cors-missing', 'openid')
    const answer = await redeem(user, request, await signIn(user, request))
    expect(JSON.parse(answer.text).access_token).toBeTypeOf('string')
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
  })

  test('delivers another state', async () => {
    const { callback, sent } = await signIn(createHttpUser(), loginRequest('state-changed', 'openid'))
    expect(callback.searchParams.get('code')).not.toBeNull()
    expect(callback.searchParams.get('state')).not.toBe(sent.state)
  })

  test('delivers the iss of another server', async () => {
    const { callback } = await signIn(createHttpUser(), loginRequest('issuer-of-another-server', 'openid'))
    expect(callback.searchParams.get('iss')).toBe('https://login.other.example')
  })

  test('lets the ID token carry another nonce', async () => {
    const user = createHttpUser()
    const request = loginRequest('nonce-changed', 'openid')
    const login = await signIn(user, request)
    const { id_token } = JSON.parse((await redeem(user, request, login)).text)
    expect(decodeJwt(id_token).nonce).toBeTypeOf('string')
    expect(decodeJwt(id_token).nonce).not.toBe(login.sent.nonce)
  })
})

describe('the API', () => {
  const call = (method: string, token?: string) =>
    createHttpUser().fetch(`${lab.origins.api}/orders`, {
      method,
      headers: { origin: lab.origins.app, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    })

  const apiToken = (id: string) =>
    signInAndRedeem(createHttpUser(), { ...loginRequest(id, 'openid orders.read'), resource: lab.origins.api })

  test('returns the orders for a JWT with the scope', async () => {
    const { access_token } = await apiToken('healthy-api-jwt')
    expect(decodeJwt(access_token).aud).toBe(lab.origins.api)
    expect((await call('GET', access_token)).status).toBe(200)
  })

  test('returns the orders for an opaque token with the scope', async () => {
    const request = loginRequest('healthy-userinfo-api', 'openid orders.read')
    const { access_token } = await signInAndRedeem(createHttpUser(), request)
    expect(access_token).not.toContain('.')
    expect((await call('GET', access_token)).status).toBe(200)
  })

  test('challenges a request without a token, and says no error (RFC 6750 §3.1)', async () => {
    const answer = await call('GET')
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer realm="orders"'])
    expect(answer.headers['access-control-expose-headers']).toBe('WWW-Authenticate')
  })

  test('refuses an expired token', async () => {
    const { access_token, expires_in } = await apiToken('api-token-expired')
    expect(expires_in).toBe(2)
    await new Promise((resolve) => setTimeout(resolve, 3000))
    const answer = await call('GET', access_token)
    expect(answer.status).toBe(401)
    expect(answer.headers['www-authenticate']).toContain(
      'error="invalid_token", error_description="The access token expired"',
    )
  })

  test('refuses a revoked token', async () => {
    const request = loginRequest('api-token-revoked', 'openid orders.read')
    const user = createHttpUser()
    const { access_token } = await signInAndRedeem(user, request)
    const body = new URLSearchParams({ client_id: 'demo-shop', token: access_token })
    expect((await user.fetch(`${request.issuer}/token/revocation`, { method: 'POST', body })).status).toBe(200)
    const answer = await call('GET', access_token)
    expect(answer.status).toBe(401)
    expect(answer.headers['www-authenticate']).toContain('error="invalid_token"')
  })

  test('names the scope that is missing', async () => {
    const { access_token } = await apiToken('api-scope-missing')
    const answer = await call('POST', access_token)
    expect(answer.status).toBe(403)
    expect(answer.headers['www-authenticate']).toContain('error="insufficient_scope"')
    expect(answer.headers['www-authenticate']).toContain('scope="orders.write"')
  })

  test.each([
    ['an ID token', (tokens: { id_token: string }) => tokens.id_token],
    [
      'a JWT with a changed signature',
      (tokens: { access_token: string }) => `${tokens.access_token.slice(0, -8)}AAAAAAAA`,
    ],
  ])('refuses %s', async (_, pick) => {
    const answer = await call('GET', pick(await apiToken('healthy-api-jwt')))
    expect(answer.status).toBe(401)
  })
})

test('a taken port becomes a free one', async () => {
  const taken = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  const { port } = taken.address() as AddressInfo
  const second = await startLab({ port })
  try {
    expect(new URL(second.origins.app).port).not.toBe(String(port))
    expect((await createHttpUser().fetch(second.url)).status).toBe(200)
  } finally {
    await second.stop()
    taken.close()
  }
}, 30_000)

function scenario(id: string): Scenario {
  const found = lab.scenarios.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no scenario ${id}`)
  return found
}

function loginRequest(id: string, scope: string): LoginRequest {
  return { issuer: lab.issuerOf(scenario(id)), app: lab.origins.app, scope }
}

async function discover(issuer: string): Promise<Record<string, unknown>> {
  return JSON.parse((await createHttpUser().fetch(`${issuer}/.well-known/openid-configuration`)).text)
}

async function keysOf(issuer: string): Promise<ReturnType<typeof createLocalJWKSet>> {
  return createLocalJWKSet(JSON.parse((await createHttpUser().fetch(`${issuer}/jwks`)).text))
}

async function signInPageAfterRun(id: string, query: string): Promise<string> {
  const user = createHttpUser()
  await user.fetch(lab.runUrl(id) + query)
  const url = `${lab.issuerOf(scenario(id))}/auth?${new URLSearchParams({
    client_id: 'demo-shop',
    redirect_uri: `${lab.origins.app}/callback`,
    response_type: 'code',
    scope: 'openid',
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  })}`
  const redirect = (await user.fetch(url)).headers.location ?? ''
  return (await user.fetch(new URL(redirect, url).href)).text
}
