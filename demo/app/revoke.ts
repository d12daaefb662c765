import * as oauth from 'oauth4webapi'
import type { UserManager } from 'oidc-client-ts'
import type { ClientSettings } from './client-settings.ts'

/**
 * Revokes a token as another tab would, so this one still holds it. By oauth4webapi: oidc-client-ts 3.5 takes the empty
 * answer (RFC 7009 section 2.2) for a failure when it is not JSON.
 */
export async function revoke(
  manager: UserManager,
  settings: ClientSettings,
  token: 'access_token' | 'refresh_token',
): Promise<string> {
  const { issuer = settings.issuer, revocation_endpoint = '' } = await manager.metadataService.getMetadata()
  const value = (await manager.getUser())?.[token]
  if (!value) throw new Error(`There is no ${token}`)
  const response = await oauth.revocationRequest(
    { issuer, revocation_endpoint },
    { client_id: settings.client_id },
    oauth.None(),
    value,
    { [oauth.allowInsecureRequests]: true, additionalParameters: { token_type_hint: token } },
  )
  await oauth.processRevocationResponse(response)
  return `The server revoked the ${token}`
}
