import type { IncomingMessage, ServerResponse } from 'node:http'
import type { JWK } from 'oidc-provider'
import type { Scenario } from '../scenario.ts'
import { interact } from './interaction.ts'
import type { Handler } from './listen.ts'
import type { Origins } from './origins.ts'
import { createProvider, type Provider } from './provider.ts'

/**
 * Each scenario has an authorization server of its own, under its own path, as a realm or tenant of a real product has.
 * So scenarios do not touch each other's sessions, clients or lifetimes, and several may run at once.
 */
export interface Tenants {
  /** Forgets everything of earlier runs: sessions, grants, tokens. */
  reset(scenarioId: string, options: { readonly byHand: boolean }): void
  /** Whether any of the servers issued this opaque token and would still accept it. */
  findAccessToken(token: string): Promise<ActiveToken | undefined>
  readonly handler: Handler
}

export interface ActiveToken {
  readonly scope: string
  readonly sub: string
}

export function createTenants(setup: {
  readonly scenarios: readonly Scenario[]
  readonly origins: Origins
  readonly keys: readonly JWK[]
}): Tenants {
  const tenants = new Map<string, Tenant>()
  const create = (scenario: Scenario, byHand: boolean) => {
    const tenant = createTenant({ scenario, byHand, origins: setup.origins, keys: setup.keys })
    tenants.set(scenario.id, tenant)
    return tenant
  }
  const scenarioOf = (id: string) => setup.scenarios.find((scenario) => scenario.id === id)
  return {
    reset(scenarioId, { byHand }) {
      const scenario = scenarioOf(scenarioId)
      if (scenario) create(scenario, byHand)
    },
    async findAccessToken(token) {
      for (const { provider } of tenants.values()) {
        const found = await provider.AccessToken.find(token)
        if (found) return { scope: found.scope ?? '', sub: found.accountId }
      }
      return undefined
    },
    async handler(request, response) {
      const id = (request.url ?? '/').split(/[/?]/)[1] ?? ''
      const scenario = scenarioOf(id)
      if (!scenario) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
      await (tenants.get(id) ?? create(scenario, true)).answer(request, response)
    },
  }
}

interface Tenant {
  readonly provider: Provider
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
}

function createTenant(setup: Parameters<typeof createProvider>[0]): Tenant {
  const provider = createProvider(setup)
  const answer = provider.callback()
  const mount = `/${setup.scenario.id}`
  return {
    provider,
    async answer(request, response) {
      const url = request.url ?? '/'
      if (url.startsWith(`${mount}/interaction/`)) return interact(provider, setup, request, response)
      // How the library learns under which path it is mounted.
      Object.assign(request, { originalUrl: url, url: url.slice(mount.length) || '/' })
      await answer(request, response)
    },
  }
}
