import browser from 'webextension-polyfill'
import { type DevtoolsNetworkApi, listenToDevtools } from '../capture/devtools-network.ts'
import { ask } from '../messaging/messenger.ts'

browser.devtools.panels.create('OAuth X-ray', 'icons/light-32.png', 'src/panel/panel.html')

listenToDevtools(browser.devtools.network as unknown as DevtoolsNetworkApi, {
  tab: browser.devtools.inspectedWindow.tabId,
  onSighting: (sighting) => {
    // The background may be starting anew after an update; this source is the second one.
    ask(browser.runtime, 'sightings', { sightings: [sighting] }).catch(() => undefined)
  },
})
