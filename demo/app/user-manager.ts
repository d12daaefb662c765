import { UserManager } from 'oidc-client-ts'
import type { ClientSettings } from './client-settings.ts'

/** oidc-client-ts, as an app would set it up; the lab renews and logs out only when a step says so. */
export function createUserManager(settings: ClientSettings): UserManager {
  return new UserManager({
    authority: settings.issuer,
    client_id: settings.client_id,
    redirect_uri: settings.redirect_uri,
    popup_redirect_uri: `${location.origin}/popup`,
    silent_redirect_uri: `${location.origin}/silent`,
    post_logout_redirect_uri: `${location.origin}/signed-out`,
    scope: settings.scope,
    ...(settings.resource ? { resource: settings.resource } : {}),
    ...(settings.prompt ? { prompt: settings.prompt } : {}),
    loadUserInfo: settings.userInfo,
    automaticSilentRenew: false,
  })
}

/** The library sends a nonce only when it is given one. */
export function freshNonce(): string {
  return crypto.randomUUID()
}
