import type { Limit } from '../messaging/protocol.ts'

/** What the browser says about a tab. */
export interface AccessPorts {
  /** The address of its page; told only of pages that we may see. */
  seenAddress(): Promise<string | undefined>
  /** The same by a way that asks for no access to the site. */
  address(): Promise<string | undefined>
  isGranted(origins: readonly string[]): Promise<boolean>
}

export interface SiteAccess {
  /** Nothing was opened in this tab yet: there is nothing to reload. */
  readonly blank?: true
  /** Why the extension cannot see this tab's page. */
  readonly limited?: Limit
}

/** Whether we see what the tab shows. */
export async function accessTo(tab: AccessPorts): Promise<SiteAccess> {
  const seen = await tab.seenAddress()
  const address = seen ?? (await tab.address())
  if (address === undefined) return {}
  if (/^(about:(blank|newtab|home)|(chrome|edge):\/\/(new|ntp))/.test(address)) return { blank: true }
  if (!/^https?:/.test(address)) return /^(file|data|blob):/.test(address) ? {} : { limited: { what: 'browserPage' } }
  const origin = `${new URL(address).protocol}//${new URL(address).hostname}/*`
  if (!(await tab.isGranted([origin]))) return { limited: { what: 'site', grantable: [origin] } }
  // Allowed by the person, yet hidden: an administrator's policy, or a site where no extension may be.
  return seen === undefined ? { limited: { what: 'site' } } : {}
}
