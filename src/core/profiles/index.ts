import browserBasedApps from './browser-based-apps.ts'
import fapi2 from './fapi2.ts'
import oauth21 from './oauth21.ts'
import oidcCoreRp from './oidc-core-rp.ts'
import type { Profile } from './profile.ts'
import rfc9700 from './rfc9700.ts'

/** All profiles; the first is the default. */
export const profiles: readonly Profile[] = [rfc9700, oauth21, oidcCoreRp, browserBasedApps, fapi2]

export function profileById(id: string): Profile | undefined {
  return profiles.find((profile) => profile.id === id)
}
