import { exportJWK, generateKeyPair } from 'jose'
import type { JWK, Provider } from 'oidc-provider'
import { findClosedPort } from '../../../../demo/server/closed-port.ts'
import { listenOnLoopback } from '../../../../demo/server/listen.ts'
import { createApp } from './app.ts'
import type { Origins } from './origins.ts'
import { approveDevice, createProvider, issueRefreshToken } from './provider.ts'
import { createServer, partner } from './server.ts'

export interface Sites {
  readonly origins: Origins
  /** Forgets sessions, grants and tokens. */
  reset(): void
  /** How often a page of the app was asked for since the last reset, and how often of that ahead of time. */
  requests(path: string): { readonly all: number; readonly prefetched: number }
  stop(): Promise<void>
}

export async function startSites(): Promise<Sites> {
  const [app, server, other] = await Promise.all([listenOnLoopback(0), listenOnLoopback(0), listenOnLoopback(0)])
  const origins: Origins = {
    app: `http://app.localhost:${app.port}`,
    server: `http://login.localhost:${server.port}`,
    serverOnAppSite: `http://login.app.localhost:${server.port}`,
    partner: `http://partner.localhost:${other.port}`,
    closed: `http://login.localhost:${await findClosedPort()}`,
  }
  const serverKey = await signingKey('RS256')
  const clientKey = await signingKey('ES256')
  const { d: _, ...clientPublicKey } = clientKey
  const create = (issuer: string) => createProvider({ issuer, origins, serverKey, clientKey: clientPublicKey })
  const createBoth = () => ({ server: create(origins.server), onAppSite: create(origins.serverOnAppSite) })
  let providers: { readonly server: Provider; readonly onAppSite: Provider } = createBoth()
  let requests: readonly { readonly path: string; readonly prefetched: boolean }[] = []

  server.serve(
    createServer(origins, (host) => (host.startsWith('login.app.') ? providers.onAppSite : providers.server)),
  )
  other.serve(partner)
  app.serve(
    createApp({
      config: { origins, clientKey, serverVerifier },
      issueRefreshToken: () => issueRefreshToken(providers.server),
      approveDevice: (userCode) => approveDevice(providers.server, userCode),
      redeem: (code) => redeemOnServer(code, `${origins.app}/on-server/back-end`, server.port),
      onRequest: ({ url = '', headers }) => {
        const prefetched = /prefetch/.test(`${headers['sec-purpose']} ${headers['x-moz']}`)
        requests = [...requests, { path: url.split('?')[0] ?? '', prefetched }]
      },
    }),
  )
  return {
    origins,
    reset() {
      providers = createBoth()
      requests = []
    },
    requests(path) {
      const those = requests.filter((it) => it.path === path)
      return { all: those.length, prefetched: those.filter((it) => it.prefetched).length }
    },
    stop: async () => void (await Promise.all([app, server, other].map((listener) => listener.stop()))),
  }
}

async function redeemOnServer(code: string, redirectUri: string, port: number): Promise<void> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'app',
    code,
    redirect_uri: redirectUri,
    code_verifier: serverVerifier,
  })
  // Node does not resolve *.localhost by itself.
  const answer = await fetch(`http://127.0.0.1:${port}/token`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`The server's own exchange failed: ${await answer.text()}`)
}

/** The back end starts its login with the challenge of this. */
export const serverVerifier = 'a-verifier-that-only-the-back-end-of-the-app-knows-1'

async function signingKey(alg: 'RS256' | 'ES256'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true })
  return { ...(await exportJWK(privateKey)), kid: `coverage-${alg}`, alg, use: 'sig' } as JWK
}
