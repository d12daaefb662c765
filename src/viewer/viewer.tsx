import browser from 'webextension-polyfill'
import { readSettings, writeSettings } from '../storage/settings.ts'
import { createExtensionAdapter } from '../ui/extension-adapter.ts'
import { mount } from '../ui/mount.tsx'
import { page } from '../ui/page.ts'
import { createTraceFileAdapter } from '../ui/trace-file-adapter.ts'
import { ViewerView } from '../ui/views/viewer/viewer-view.tsx'

const settings = {
  read: () => readSettings(browser.storage.local),
  write: (change: Readonly<Record<string, unknown>>) => writeSettings(browser.storage.local, change),
}

/** `?tab=<id>` shows that tab live; without it the page waits for a file. */
const tab = new URLSearchParams(location.search).get('tab')

mount(ViewerView, tab === null ? createTraceFileAdapter({ settings, page }) : liveAdapter(Number(tab)))

function liveAdapter(tabId: number) {
  return createExtensionAdapter({
    tabId,
    home: 'viewer',
    runtime: browser.runtime,
    settings,
    openTab: (path) => browser.tabs.create({ url: browser.runtime.getURL(path) }),
    reloadTab: () => browser.tabs.reload(tabId),
    requestAccess: (origins) => browser.permissions.request({ origins: [...origins] }),
    page,
  })
}
