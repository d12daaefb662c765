import { exportJWK, generateKeyPair } from 'jose'
import type { Scenario } from './scenario.ts'
import healthyLogin from './scenarios/healthy-login.ts'
import { scenarios } from './scenarios/index.ts'
import { createApi } from './server/api.ts'
import { createApp } from './server/app.ts'
import { findClosedPort } from './server/closed-port.ts'
import { createFaultProxy } from './server/fault-proxy.ts'
import { listenOnLoopback } from './server/listen.ts'
import { issuerOf, type Origins } from './server/origins.ts'
import { createTenants } from './server/tenants.ts'

export interface Lab {
  readonly origins: Origins
  /** The page that lists the scenarios. */
  readonly url: string
  readonly scenarios: readonly Scenario[]
  /** The issuer of the healthy login. */
  readonly issuer: string
  /** Each scenario has an authorization server of its own. */
  issuerOf(scenario: Scenario): string
  /** Opening it runs the scenario at once. */
  runUrl(scenarioId: string): string
  stop(): Promise<void>
}

export interface LabOptions {
  /** The app's port; server and API take the next two. 0 (the default), or a taken port, becomes a free one. */
  readonly port?: number
  readonly log?: (line: string) => void
}

/** A real authorization server, a real client and a real API on three sites of this machine. */
export async function startLab({ port = 0, log = () => {} }: LabOptions = {}): Promise<Lab> {
  const listeners = await Promise.all([0, 1, 2].map((offset) => listenOnLoopback(port === 0 ? 0 : port + offset)))
  const [app, server, api] = listeners
  const behindProxy = await listenOnLoopback(0)
  if (!app || !server || !api) throw new Error('demo/lab.ts: a listener is missing')
  const origins: Origins = {
    app: `http://app.localhost:${app.port}`,
    server: `http://login.localhost:${server.port}`,
    serverOnAppSite: `http://login.app.localhost:${server.port}`,
    api: `http://api.localhost:${api.port}`,
  }
  const { privateKey, publicKey } = await createSigningKeys()

  const tenants = createTenants({ scenarios, origins, keys: [privateKey] })
  behindProxy.serve(tenants.handler)
  server.serve(createFaultProxy(scenarios, behindProxy.port))
  api.serve(
    createApi({
      origins,
      issuers: scenarios.map((scenario) => issuerOf(origins, scenario)),
      publicKeys: { keys: [publicKey] },
      findAccessToken: tenants.findAccessToken,
    }),
  )
  const config = { origins, scenarios, closedPort: await findClosedPort() }
  app.serve(
    await createApp({
      config,
      startRun(scenarioId, options) {
        log(`run ${scenarioId}`)
        tenants.reset(scenarioId, options)
      },
    }),
  )
  return {
    origins,
    url: `${origins.app}/`,
    scenarios,
    issuer: issuerOf(origins, healthyLogin),
    issuerOf: (scenario) => issuerOf(origins, scenario),
    runUrl: (scenarioId) => `${origins.app}/run/${scenarioId}`,
    stop: async () => void (await Promise.all([...listeners, behindProxy].map((listener) => listener.stop()))),
  }
}

async function createSigningKeys() {
  const pair = await generateKeyPair('RS256', { extractable: true })
  const common = { kid: 'lab-1', alg: 'RS256', use: 'sig' }
  return {
    privateKey: { ...(await exportJWK(pair.privateKey)), ...common },
    publicKey: { ...(await exportJWK(pair.publicKey)), ...common },
  }
}
