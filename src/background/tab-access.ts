import browser from 'webextension-polyfill'
import { accessTo, type SiteAccess } from './site-access.ts'

/** Whether we see what a tab shows, asked of the browser. */
export function accessToTab(tabId: number): Promise<SiteAccess> {
  return accessTo({
    seenAddress: async () => (await browser.tabs.get(tabId).catch(() => undefined))?.url,
    address: async () => (await browser.webNavigation.getFrame({ tabId, frameId: 0 }).catch(() => undefined))?.url,
    isGranted: (origins) => browser.permissions.contains({ origins: [...origins] }),
  })
}
