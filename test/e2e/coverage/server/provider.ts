import { randomBytes } from 'node:crypto'
import type { Configuration, JWK, Provider } from 'oidc-provider'
import { ada, findAccount } from '../../../../demo/server/account.ts'
import { Provider as Library } from '../../../../demo/server/library.ts'
import { memoryAdapter } from '../../../../demo/server/memory-adapter.ts'
import { quietly } from '../../../../demo/server/quietly.ts'
import type { Origins } from './origins.ts'

export interface ProviderSetup {
  readonly issuer: string
  readonly origins: Origins
  readonly serverKey: JWK
  /** With it the client signs its request objects. */
  readonly clientKey: JWK
}

/** A real authorization server with every way to log in switched on that the table has a row for. */
export function createProvider(setup: ProviderSetup): Provider {
  const provider = quietly(() => new Library(setup.issuer, configuration(setup)))
  // The library registers web clients with https only; on this machine there is none.
  const { redirectUriAllowed } = provider.Client.prototype
  provider.Client.prototype.redirectUriAllowed = function (uri: string) {
    return uri.startsWith(`${setup.origins.app}/`) || redirectUriAllowed.call(this, uri)
  }
  provider.on('server_error', (_context, error) => console.error(error))
  return provider
}

function configuration({ origins, serverKey, clientKey }: ProviderSetup): Configuration {
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: 'app',
        token_endpoint_auth_method: 'none',
        grant_types: [
          'authorization_code',
          'refresh_token',
          'implicit',
          'urn:ietf:params:oauth:grant-type:device_code',
        ],
        response_types: ['code', 'id_token token', 'code id_token'],
        redirect_uris: ['https://app.example/callback'],
        jwks: { keys: [clientKey] },
      },
      {
        client_id: 'native-app',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['com.example.app:/callback'],
      },
    ],
    clientBasedCORS: (_context, origin) => origin === origins.app,
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      deviceFlow: { enabled: true },
      dPoP: { enabled: true, nonceSecret: randomBytes(32), requireNonce: () => true },
      jwtResponseModes: { enabled: true },
      pushedAuthorizationRequests: { enabled: true },
      requestObjects: { enabled: true },
      webMessageResponseMode: { enabled: true, ack: 'individual-draft-01' },
    },
    findAccount,
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    issueRefreshToken: async () => false,
    jwks: { keys: [serverKey] },
    responseTypes: ['code', 'id_token token', 'code id_token'],
    rotateRefreshToken: true,
    scopes: ['openid', 'offline_access'],
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      DeviceCode: 600,
      Grant: 3600,
      IdToken: 600,
      Interaction: 600,
      RefreshToken: 3600,
      Session: 3600,
    },
  }
}

/** A refresh token as an earlier login would have left it. */
export async function issueRefreshToken(provider: Provider): Promise<string> {
  const client = await provider.Client.find('app')
  if (!client) throw new Error('The client is not registered')
  const token = new provider.RefreshToken({
    accountId: ada.accountId,
    client,
    grantId: await agree(provider, 'app'),
    gty: 'authorization_code',
    scope: 'openid offline_access',
    authTime: Math.floor(Date.now() / 1000),
  } as ConstructorParameters<Provider['RefreshToken']>[0])
  return token.save()
}

/** The person agrees on another device. */
export async function approveDevice(provider: Provider, userCode: string): Promise<void> {
  const code = await provider.DeviceCode.findByUserCode(userCode.replace(/\W/g, ''))
  if (!code) throw new Error(`No such user code: ${userCode}`)
  Object.assign(code, {
    accountId: ada.accountId,
    grantId: await agree(provider, 'app'),
    scope: 'openid',
    authTime: Math.floor(Date.now() / 1000),
  })
  await code.save()
}

export async function agree(provider: Provider, clientId: string): Promise<string> {
  const grant = new provider.Grant({ accountId: ada.accountId, clientId })
  grant.addOIDCScope('openid offline_access')
  return grant.save()
}
