import browser from 'webextension-polyfill'
import { hostOf } from '../capture/never-sites.ts'
import { accessTo, type SiteAccess } from './site-access.ts'

/** Whether we see what a tab shows, asked of the browser. */
export function accessToTab(tabId: number): Promise<SiteAccess> {
  return accessTo({
    seenAddress: async () => (await browser.tabs.get(tabId).catch(() => undefined))?.url,
    address: async () => (await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => undefined))?.url,
    isGranted: (origins) => browser.permissions.contains({ origins: [...origins] }),
  })
}

/** Host of the page that a tab shows. */
export async function hostOfTab(tabId: number): Promise<string | undefined> {
  const frame = await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => undefined)
  return frame && /^https?:/.test(frame.url) ? hostOf(frame.url) : undefined
}
