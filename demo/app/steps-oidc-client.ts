import { createRemoteJWKSet, jwtVerify } from 'jose'
import type { UserManager } from 'oidc-client-ts'
import type { ClientSettings } from './client-settings.ts'
import { cleanAddress, pageIsLeaving } from './leave.ts'
import { askForClick } from './popup-permission.ts'
import { freshNonce } from './user-manager.ts'

/** The steps that oidc-client-ts does. Each gives back what the app got to see. */

export async function signIn(manager: UserManager, redirect_uri: string | undefined): Promise<never> {
  await manager.signinRedirect({ nonce: freshNonce(), ...(redirect_uri ? { redirect_uri } : {}) })
  return pageIsLeaving()
}

export async function finishSignIn(manager: UserManager, scenario: string): Promise<string> {
  const { href } = location
  cleanAddress(scenario)
  const user = await manager.signinRedirectCallback(href)
  const { name, email } = user.profile
  return name || email ? `Signed in as ${name ?? email}` : `Signed in (${user.profile.sub})`
}

export async function signInByPopup(manager: UserManager): Promise<string> {
  const open = () => manager.signinPopup({ nonce: freshNonce() })
  const user = await open().catch((error) => (isPopupBlocked(error) ? askForClick(open) : Promise.reject(error)))
  return `Signed in (${user.profile.sub})`
}

/** A page that opened by itself may not open windows in most browsers. */
function isPopupBlocked(error: unknown): boolean {
  return error instanceof Error && /popup|window/i.test(error.message) && !/closed/i.test(error.message)
}

export async function signInSilently(manager: UserManager): Promise<string> {
  const user = await manager.signinSilent({ nonce: freshNonce(), forceIframeAuth: true })
  return `New tokens for ${user?.profile.sub}, without a visible page`
}

export async function refresh(manager: UserManager): Promise<string> {
  const before = await manager.getUser()
  const user = await manager.signinSilent()
  const rotated = before?.refresh_token !== user?.refresh_token
  return `New access token${rotated ? ' and a new refresh token' : ''}`
}

export async function signOut(manager: UserManager): Promise<never> {
  await manager.signoutRedirect()
  return pageIsLeaving()
}

export async function finishSignOut(manager: UserManager, scenario: string): Promise<string> {
  const { href } = location
  cleanAddress(scenario)
  await manager.signoutRedirectCallback(href)
  return 'Signed out'
}

export async function verifyIdToken(manager: UserManager, settings: ClientSettings): Promise<string> {
  const { jwks_uri } = await manager.metadataService.getMetadata()
  const user = await manager.getUser()
  if (!jwks_uri || !user?.id_token) throw new Error('There is no ID token, or no address of the keys')
  const { protectedHeader } = await jwtVerify(user.id_token, createRemoteJWKSet(new URL(jwks_uri)), {
    issuer: settings.issuer,
    audience: settings.client_id,
  })
  return `The signature is good (${protectedHeader.alg}, key ${protectedHeader.kid})`
}
