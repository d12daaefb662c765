import { randomBytes } from 'node:crypto'
import type { Configuration, JWK, KoaContextWithOIDC, Provider as ProviderType } from 'oidc-provider'
import type { Scenario } from '../scenario.ts'
import { findAccount } from './account.ts'
import { registeredClients } from './clients.ts'
import { errors, Provider as Library } from './library.ts'
import { memoryAdapter } from './memory-adapter.ts'
import { issuerOf, type Origins } from './origins.ts'
import { errorPage, signOutPage } from './pages.ts'
import { quietly } from './quietly.ts'

export type Provider = ProviderType

export interface ProviderSetup {
  readonly scenario: Scenario
  readonly origins: Origins
  readonly keys: readonly JWK[]
  /** The person clicks, instead of the pages pressing their own buttons. */
  readonly byHand: boolean
}

/** A real authorization server, configured as the scenario wants it. Its state is its own, so a new one knows no session. */
export function createProvider(setup: ProviderSetup): Provider {
  const provider = quietly(() => new Library(issuerOf(setup.origins, setup.scenario), configuration(setup)))
  if (setup.scenario.server?.explainsRefusals) provider.on('grant.error', explainRefusal)
  provider.on('server_error', (_context, error) => console.error(error))
  return provider
}

function configuration({ scenario, origins, keys, byHand }: ProviderSetup): Configuration {
  const { server = {} } = scenario
  const accessTokenLifetime = server.accessTokenLifetime ?? 600
  return {
    adapter: memoryAdapter(),
    clients: registeredClients(origins, randomBytes(24).toString('base64url')),
    clientBasedCORS: (_context, origin) => origin === origins.app,
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    cookies: {
      keys: [randomBytes(24).toString('base64url')],
      long: { path: `/${scenario.id}`, sameSite: 'lax', httpOnly: true, signed: true },
    },
    // Runs for every sign-in request, whether the parameter is there or not.
    extraParams: { lab: refuseUnknownScopes },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: async (_context, resource) => {
          if (resource !== origins.api) throw new errors.InvalidTarget()
          return {
            scope: apiScopes.join(' '),
            audience: origins.api,
            accessTokenTTL: accessTokenLifetime,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'RS256' } },
          }
        },
        useGrantedResource: async () => true,
      },
      revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (context, form) => {
          context.body = signOutPage({ form, byHand })
        },
      },
    },
    findAccount,
    interactions: { url: (_context, { uid }) => `/${scenario.id}/interaction/${uid}` },
    jwks: { keys: [...keys] },
    responseTypes: ['code'],
    renderError: (context, out) => {
      context.type = 'html'
      context.body = errorPage({ app: origins.app, error: out.error, description: out.error_description })
    },
    scopes: knownScopes.filter((scope) => scope !== 'profile' && scope !== 'email'),
    ttl: {
      AccessToken: accessTokenLifetime,
      AuthorizationCode: server.codeLifetime ?? 60,
      Grant: 3600,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: server.refreshTokenLifetime ?? 3600,
      Session: 3600,
    },
  }
}

/** The library keeps its reason (`error_detail`) for the operator's log; some servers pass theirs on to the client. */
function explainRefusal(
  context: KoaContextWithOIDC,
  { error_detail }: { readonly error_detail?: string | undefined },
): void {
  if (error_detail) context.body = { ...Object(context.body), error_description: error_detail }
}

const apiScopes = ['orders.read', 'orders.write']
const knownScopes = ['openid', 'profile', 'email', 'offline_access', ...apiScopes]

/** RFC 6749 section 3.3 lets a server ignore scopes it does not know, and this one does; many refuse them, as here. */
function refuseUnknownScopes(context: KoaContextWithOIDC): void {
  const asked = String(context.query.scope ?? '')
    .split(' ')
    .filter(Boolean)
  const unknown = asked.filter((scope) => !knownScopes.includes(scope))
  if (unknown.length > 0) throw new errors.InvalidScope(`unknown scope: ${unknown.join(' ')}`, unknown.join(' '))
}
