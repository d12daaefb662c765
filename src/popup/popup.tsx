import browser from 'webextension-polyfill'
import { readSettings, writeSettings } from '../storage/settings.ts'
import { createExtensionAdapter } from '../ui/extension-adapter.ts'
import { mount } from '../ui/mount.tsx'
import { page } from '../ui/page.ts'
import { PopupView } from '../ui/views/popup/popup-view.tsx'

void start()

async function start() {
  const tabId = await tabInFront()
  if (tabId === undefined) return
  const adapter = createExtensionAdapter({
    tabId,
    home: 'popup',
    runtime: browser.runtime,
    settings: {
      read: () => readSettings(browser.storage.local),
      write: (change) => writeSettings(browser.storage.local, change),
    },
    openTab: (path) => browser.tabs.create({ url: browser.runtime.getURL(path) }),
    reloadTab: () => browser.tabs.reload(tabId),
    requestAccess: (origins) => browser.permissions.request({ origins: [...origins] }),
    page,
  })
  mount(PopupView, adapter)
}

/** The tab under the popup; `?tab=<id>` names one when the page is opened on its own. */
async function tabInFront(): Promise<number | undefined> {
  const named = new URLSearchParams(location.search).get('tab')
  if (named !== null) return Number(named)
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  return tab?.id
}
