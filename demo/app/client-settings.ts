import type { Scenario } from '../scenario.ts'
import { issuerOf } from '../server/origins.ts'
import type { AppConfig } from './config.ts'

/** What both client libraries are configured with; the scenario's switches are applied here. */
export interface ClientSettings {
  readonly issuer: string
  readonly client_id: string
  readonly client_secret: string | undefined
  readonly redirect_uri: string
  readonly scope: string
  readonly resource: string | undefined
  readonly prompt: string | undefined
  readonly userInfo: boolean
  /** Undefined: the one that discovery names. */
  readonly token_endpoint: string | undefined
}

export function clientSettings(config: AppConfig, scenario: Scenario): ClientSettings {
  const { origins, closedPort } = config
  const { id, client = {} } = scenario
  const issuer = issuerOf(origins, scenario)
  const tokenEndpoints = {
    'wrong path': `${issuer}/oauth/tokens`,
    'closed port': `http://login.localhost:${closedPort}/${id}/token`,
  }
  return {
    issuer,
    client_id: client.client_id ?? 'demo-shop',
    client_secret: client.client_secret,
    redirect_uri: withHost(config, client.redirect_uri ?? 'http://{host}/callback'),
    scope: client.scope ?? 'openid profile email',
    resource: client.resource && origins.api,
    prompt: client.prompt,
    userInfo: client.userInfo ?? false,
    token_endpoint: client.tokenEndpoint && tokenEndpoints[client.tokenEndpoint],
  }
}

/** Scenarios are written before the ports are known. */
export function withHost({ origins }: AppConfig, redirect_uri: string): string {
  return redirect_uri.replace('{host}', new URL(origins.app).host)
}
