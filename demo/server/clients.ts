import type { ClientMetadata } from 'oidc-provider'
import type { Origins } from './origins.ts'

/** What is registered at the server. The scenarios' clients are these, or get something wrong about them. */
export function registeredClients({ app }: Origins, secret: string): ClientMetadata[] {
  return [
    {
      client_id: 'demo-shop',
      client_name: 'Demo Shop',
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: [`${app}/callback`, `${app}/popup`, `${app}/silent`],
      post_logout_redirect_uris: [`${app}/signed-out`],
    },
    {
      client_id: 'demo-back-office',
      client_name: 'Demo Back Office',
      application_type: 'web',
      token_endpoint_auth_method: 'client_secret_post',
      client_secret: secret,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${app}/callback`],
    },
  ]
}
