import { createHash, randomBytes } from 'node:crypto'
import { request } from 'node:http'

/**
 * A browser without a screen: keeps cookies by host and path, follows no redirect by itself, and reaches *.localhost by
 * its address, because Node does not resolve such names.
 */
export interface HttpUser {
  fetch(url: string, options?: HttpOptions): Promise<HttpAnswer>
}

export interface HttpOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: URLSearchParams | string
}

export interface HttpAnswer {
  readonly url: string
  readonly status: number
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly text: string
}

export function createHttpUser(): HttpUser {
  const jar = new Map<string, Cookie>()
  return {
    async fetch(url, options = {}) {
      const { host, pathname } = new URL(url)
      const cookies = [...jar.values()].filter((each) => each.host === host && pathname.startsWith(each.path))
      const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
      const answer = await send(url, cookie ? { ...options, headers: { ...options.headers, cookie } } : options)
      for (const line of answer.setCookies) {
        const set = parseCookie(line, host)
        jar.set(`${host} ${set.path} ${set.name}`, set)
      }
      return answer
    },
  }
}

interface Cookie {
  readonly host: string
  readonly path: string
  readonly name: string
  readonly value: string
}

function parseCookie(line: string, host: string): Cookie {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
  return { host, name, value, path: /; *path=([^;]+)/i.exec(line)?.[1] ?? '/' }
}

function send(url: string, options: HttpOptions): Promise<HttpAnswer & { readonly setCookies: readonly string[] }> {
  const { host, port, pathname, search } = new URL(url)
  const form = options.body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
  const headers = { host, ...form, ...options.headers }
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path: pathname + search, method: options.method ?? 'GET', headers },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const { 'set-cookie': setCookies = [], ...single } = response.headers
        resolve({
          url,
          status: response.statusCode ?? 0,
          headers: single as Record<string, string>,
          text: Buffer.concat(chunks).toString(),
          setCookies,
        })
      },
    )
    outgoing.once('error', reject)
    outgoing.end(String(options.body ?? ''))
  })
}

export interface Tokens {
  readonly access_token: string
  readonly id_token: string
  readonly refresh_token?: string
  readonly expires_in: number
  readonly scope: string
}

export interface LoginRequest {
  readonly issuer: string
  readonly app: string
  readonly scope: string
  readonly resource?: string
}

export interface Login {
  /** The address with which the server sends the browser back. */
  readonly callback: URL
  readonly sent: { readonly state: string; readonly nonce: string; readonly code_verifier: string }
}

/** Signs in and consents, as the server's pages ask for it, up to the answer at the app's callback. */
export async function signIn(user: HttpUser, login: LoginRequest): Promise<Login> {
  const sent = { state: random(), nonce: random(), code_verifier: random() }
  const url = new URL(`${login.issuer}/auth`)
  url.search = new URLSearchParams({
    client_id: 'demo-shop',
    redirect_uri: `${login.app}/callback`,
    response_type: 'code',
    scope: login.scope,
    ...(login.resource ? { resource: login.resource } : {}),
    ...(login.scope.includes('offline_access') ? { prompt: 'consent' } : {}),
    state: sent.state,
    nonce: sent.nonce,
    code_challenge: createHash('sha256').update(sent.code_verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  let answer = await user.fetch(url.href)
  for (let hop = 0; hop < 12; hop++) {
    const next = answer.headers.location && new URL(answer.headers.location, answer.url)
    if (next && next.origin === login.app) return { callback: next, sent }
    answer = next ? await user.fetch(next.href) : await pressFirstButton(user, answer)
  }
  throw new Error(`The login did not come back to the app; it stopped at ${answer.url}: ${answer.text}`)
}

function pressFirstButton(user: HttpUser, page: HttpAnswer): Promise<HttpAnswer> {
  const action = /<form method="post" action="([^"]+)"/.exec(page.text)?.[1]
  if (!action) throw new Error(`${page.status} without a form at ${page.url}: ${page.text}`)
  const body = new URLSearchParams({ decision: 'yes' })
  return user.fetch(new URL(action, page.url).href, { method: 'POST', body })
}

export function redeem(user: HttpUser, login: LoginRequest, { callback, sent }: Login): Promise<HttpAnswer> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'demo-shop',
    code: callback.searchParams.get('code') ?? '',
    redirect_uri: `${login.app}/callback`,
    code_verifier: sent.code_verifier,
  })
  return user.fetch(`${login.issuer}/token`, { method: 'POST', headers: { origin: login.app }, body })
}

export async function signInAndRedeem(user: HttpUser, login: LoginRequest): Promise<Tokens> {
  return JSON.parse((await redeem(user, login, await signIn(user, login))).text) as Tokens
}

function random(): string {
  return randomBytes(32).toString('base64url')
}
