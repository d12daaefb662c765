import browser, { type Runtime } from 'webextension-polyfill'
import type { Orders } from '../capture/admission.ts'
import { belongsToSites } from '../capture/never-sites.ts'
import { createPageScripts, type ScriptingApi } from '../capture/page-scripts.ts'
import { listenToWebRequests, type WebRequestApi } from '../capture/request-listeners.ts'
import { listenToNavigations, type NavigationApi, toTabClosed } from '../capture/web-navigation.ts'
import { whenReady } from '../capture/when-ready.ts'
import type { Sighting } from '../core/model/sighting.ts'
import { type FeedPort, tabOfPort } from '../messaging/journal-feed.ts'
import { createAnswering, ownPages } from '../messaging/messenger.ts'
import { feedPortName } from '../messaging/protocol.ts'
import { changesOrders, readNeverSites, readPaused, writePaused } from '../storage/orders.ts'
import type { SessionArea } from '../storage/session-area.ts'
import { createAnswers } from './answers.ts'
import { showPaused } from './badge.ts'
import { createBodyReader } from './body-reader.ts'
import { createOwnRequests } from './own-requests.ts'
import { createPageMessages } from './page-messages.ts'
import { privateWindowsOfChrome, privateWindowsOfFirefox } from './private-windows.ts'
import { restore, type State } from './restore.ts'
import { createScreens } from './screens.ts'

// Everything that listens is registered below in this turn: events that woke the worker are delivered to no later listener.

/** Firefox alone lets an extension read responses; Chrome has page scripts instead. */
const filterResponses = 'filterResponseData' in browser.webRequest
const pageScripts = filterResponses ? undefined : createPageScripts(browser.scripting as unknown as ScriptingApi)
const shared = browser.storage.session as unknown as SessionArea
const privateWindows = (filterResponses ? privateWindowsOfFirefox : privateWindowsOfChrome)(shared)
const own = createOwnRequests(Date.now)
const state = whenReady(takeUp())
const screens = createScreens(state, after)
const isOwnPage = ownPages(browser.runtime.id, browser.runtime.getURL(''))
const quietAlarm = 'end-quiet-recordings'

const requests = listenToWebRequests(browser.webRequest as unknown as WebRequestApi, {
  browser: filterResponses ? 'firefox' : 'chrome',
  onSighting: (sighting, start) => {
    if (own.isOwn(sighting)) return
    state.run(({ capture }) => capture.take(sighting, start), sighting.time)
    countRequest(sighting)
  },
  ...(filterResponses && { beforeBody: createBodyReader(state) }),
})
state.run((restored) => isListening(restored) || requests.hearTypical())
listenToNavigations(browser.webNavigation as unknown as NavigationApi, take)
browser.tabs.onRemoved.addListener((tabId) => {
  take(toTabClosed(tabId, Date.now()))
  state.run(({ journal, counts }) => {
    privateWindows.forget(journal)
    counts.forget(tabId)
  })
})
browser.tabs.onUpdated.addListener((tabId, change) => {
  if (change.status === undefined) return
  state.run(({ watched }) => {
    // The browser forgets a tab's badge when it navigates.
    if (watched.state(tabId).recording) screens.showBadge(tabId)
    // It may have come to a site that we are kept out of, of which no request tells.
    if (watched.isArmed(tabId)) screens.tellSoon(tabId)
  })
})
browser.storage.onChanged.addListener((changes, areaName) => {
  if (changesOrders(changes, areaName)) takeOrders()
})
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === quietAlarm) state.run(({ watched }) => watched.endQuiet(Date.now()))
})
browser.runtime.onConnect.addListener((connected) => {
  const port = connected as unknown as FeedPort
  if (!isOwnPage(connected.sender ?? {}) || !port.name.startsWith(feedPortName)) return port.disconnect()
  screens.serve(port)
  const tabId = tabOfPort(port.name)
  if (tabId === undefined) return
  state.run(({ watched }) => watched.panelOpened(tabId))
  port.onDisconnect.addListener(() => state.run(({ watched }) => watched.panelClosed(tabId)))
})

const answers = createAnswers({ state, screens, own, onRecording: watchForQuiet, setPaused })
const answer = createAnswering(answers, isOwnPage)
const hearPage = createPageMessages(state)
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) =>
  isOwnPage(sender) ? answer(message, sender) : hearPage(message, sender),
)

async function takeUp(): Promise<State> {
  await privateWindows.look()
  const restored = await restore({
    area: privateWindows.area,
    orders: readOrders,
    newEpoch: () => crypto.randomUUID(),
    after,
    isPrivate: privateWindows.isPrivate,
    onWatchChange,
    onProgress: (tabs) => screens.show(tabs),
  })
  pageScripts?.sync(isListening(restored))
  return restored
}

async function readOrders(): Promise<Orders> {
  const [paused, neverSites] = await Promise.all([readPaused(shared), readNeverSites(browser.storage.local)])
  return { paused, neverSites }
}

/** Orders reach every copy of the worker over the storage, whoever gave them. */
async function takeOrders() {
  const orders = await readOrders()
  const { admission, journal, watched } = await state.ready
  admission.change(orders)
  journal.remove(belongsToSites(journal.entriesAfter(0), orders.neverSites))
  showPaused(orders.paused)
  onWatchChange([...new Set([...screens.shownTabs(), ...watched.recording().flatMap(({ tabs }) => tabs)])])
}

async function setPaused(paused: boolean) {
  await writePaused(shared, paused)
  await takeOrders()
}

async function watchForQuiet() {
  await browser.alarms.create(quietAlarm, { periodInMinutes: 1 })
}

function isListening({ watched, admission }: State): boolean {
  return watched.isAnyArmed() && !admission.orders().paused
}

function take(sighting: Sighting) {
  state.run(({ capture }) => capture.take(sighting), sighting.time)
}

function countRequest(sighting: Sighting) {
  if (sighting.kind !== 'requestStarted') return
  const { tab, resourceType } = sighting.context
  if (tab === undefined || tab < 0 || resourceType === 'preflight') return
  state.run(({ counts, watched, admission }) => {
    // Of other tabs not every request is heard.
    if (!watched.isArmed(tab) || admission.orders().paused) return
    counts.add(tab)
    screens.tellSoon(tab)
  })
}

function after(milliseconds: number, run: () => void) {
  setTimeout(run, milliseconds)
}

function onWatchChange(tabs: readonly number[]) {
  state.run((restored) => {
    const { watched, counts } = restored
    pageScripts?.sync(isListening(restored))
    if (isListening(restored)) requests.hearAll()
    // What had begun is heard to its end.
    else after(15_000, () => isListening(restored) || requests.hearTypical())
    for (const tabId of tabs)
      if (!watched.isArmed(tabId)) counts.forget(tabId)
      else if (isListening(restored)) pageScripts?.injectInto(tabId)
    screens.show(tabs)
    if (watched.recording().length === 0) browser.alarms.clear(quietAlarm)
  })
}
