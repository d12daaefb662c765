import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Auth, type AuthConfig } from '@auth/core'
import { Provider } from '../../demo/server/library.ts'
import { root } from '../project.mjs'
import { bundleAngularClient } from './angular-bundle.ts'

export interface LibraryServer {
  readonly app: string
  readonly issuer: string
  /** Whether scripts of other origins may send credentials from now on, as Keycloak lets its clients. */
  answerScripts(how: 'with credentials' | 'without credentials'): void
  stop(): void
}

/** Scripts of the clients, as their packages ship them. */
const scripts: Readonly<Record<string, string>> = {
  '/auth0.js': '@auth0/auth0-spa-js/dist/auth0-spa-js.production.esm.js',
  '/keycloak.js': 'keycloak-js/lib/keycloak.js',
  '/okta.js': '@okta/okta-auth-js/dist/okta-auth-js.min.js',
  '/msal.js': '@azure/msal-browser/lib/msal-browser.min.js',
}

/**
 * A client's pages and an authorization server on two sites of this machine, over TLS because some libraries insist. The
 * server has Auth0's addresses, which auth0-spa-js does not look up; the others read them from its metadata.
 */
export async function startLibraryServer(
  pages: (at: LibraryServer) => Readonly<Record<string, string>>,
): Promise<LibraryServer> {
  const certificate = createCertificate()
  const [app, server, angular] = await Promise.all([open(certificate), open(certificate), bundleAngularClient()])
  let credentials = false
  const at: LibraryServer = {
    app: `https://127.0.0.1:${portOf(app)}`,
    issuer: `https://localhost:${portOf(server)}`,
    answerScripts(how) {
      credentials = how === 'with credentials'
    },
    stop() {
      for (const each of [app, server]) each.close(() => {}).closeAllConnections()
    },
  }
  const secret = randomBytes(24).toString('base64url')
  const provider = createProvider(at, secret).callback()
  server.on('request', (request, response) => {
    // At the last moment: the provider leaves its own CORS headers out where it finds some already.
    const writeHead = response.writeHead.bind(response)
    response.writeHead = (status: number) => {
      if (credentials && request.headers.origin) response.setHeader('access-control-allow-credentials', 'true')
      return writeHead(status)
    }
    provider(request, response)
  })
  const html = pages(at)
  const auth = createAuth(at, secret)
  app.on('request', async (request, response) => {
    const url = new URL(request.url ?? '/', at.app)
    if (url.pathname.startsWith('/auth/')) {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const answer = await Auth(
        new Request(url, {
          method: request.method ?? 'GET',
          headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]),
          ...(request.method === 'POST' && { body: Buffer.concat(chunks).toString() }),
        }),
        auth,
      )
      const headers = Object.fromEntries(answer.headers)
      response.writeHead(answer.status, { ...headers, 'set-cookie': answer.headers.getSetCookie() })
      return void response.end(await answer.text())
    }
    const path = scripts[url.pathname]
    const script = url.pathname === '/angular.js' ? angular : path && readFileSync(`${root}/node_modules/${path}`)
    const body = script ?? html[url.pathname]
    const contentType = script ? 'text/javascript' : 'text/html; charset=utf-8'
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': contentType, 'cache-control': 'no-store' })
    response.end(body ?? 'Not found')
  })
  return at
}

function createProvider(at: LibraryServer, secret: string) {
  const provider = new Provider(at.issuer, {
    clients: [
      {
        client_id: 'shop-spa',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: ['auth0', 'keycloak', 'silent', 'msal', 'okta', 'angular'].map((path) => `${at.app}/${path}`),
        post_logout_redirect_uris: [`${at.app}/keycloak`],
      },
      {
        client_id: 'shop-server',
        client_secret: secret,
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${at.app}/auth/callback/lab`],
      },
    ],
    clientBasedCORS: () => true,
    claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    extraParams: ['auth0Client', 'client_info', 'x-client-SKU', 'x-client-VER', 'client-request-id'],
    features: { webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' } },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, name: 'Ada', email: 'ada@example.com' }),
    }),
    routes: { authorization: '/authorize', token: '/oauth/token', end_session: '/v2/logout' },
  })
  return provider
}

/** Auth.js on the app's own server: it redeems the code where no browser sees it. */
function createAuth(at: LibraryServer, secret: string): AuthConfig {
  return {
    basePath: '/auth',
    secret,
    trustHost: true,
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
    providers: [
      { id: 'lab', name: 'Lab', type: 'oidc', issuer: at.issuer, clientId: 'shop-server', clientSecret: secret },
    ],
  }
}

interface Certificate {
  readonly key: Buffer
  readonly cert: Buffer
}

function createCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  )
  const made = { key: readFileSync(key), cert: readFileSync(cert) }
  rmSync(folder, { recursive: true })
  return made
}

function open(certificate: Certificate): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer({ ...certificate })
    server.listen(0, () => resolve(server))
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
