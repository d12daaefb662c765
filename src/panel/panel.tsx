import browser from 'webextension-polyfill'
import { readSettings, writeSettings } from '../storage/settings.ts'
import { createExtensionAdapter } from '../ui/extension-adapter.ts'
import { mount } from '../ui/mount.tsx'
import { page } from '../ui/page.ts'
import { PanelView } from '../ui/views/panel/panel-view.tsx'
import { devtoolsTheme, type ThemeApi } from './devtools-theme.ts'

const { inspectedWindow, panels } = browser.devtools

const adapter = createExtensionAdapter({
  tabId: inspectedWindow.tabId,
  home: 'panel',
  runtime: browser.runtime,
  settings: {
    read: () => readSettings(browser.storage.local),
    write: (change) => writeSettings(browser.storage.local, change),
  },
  openTab: (path) => browser.tabs.create({ url: browser.runtime.getURL(path) }),
  reloadTab: async () => inspectedWindow.reload(),
  // Firefox gives its DevTools pages a part of the APIs only.
  ...('permissions' in browser && {
    requestAccess: (origins: readonly string[]) => browser.permissions.request({ origins: [...origins] }),
  }),
  page,
})

mount(PanelView, adapter, devtoolsTheme(panels as unknown as ThemeApi))
