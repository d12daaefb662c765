import browser, { type Runtime, type Tabs } from 'webextension-polyfill'
import type { Orders } from '../capture/admission.ts'
import { belongsToSites, isOnSite } from '../capture/never-sites.ts'
import { createPageScripts, type ScriptingApi } from '../capture/page-scripts.ts'
import { listenToWebRequests, type WebRequestApi } from '../capture/request-listeners.ts'
import { isWorthReading, readResponse, type StreamFilter, toRead } from '../capture/stream-filter.ts'
import type { WatchedTabs } from '../capture/watched-tabs.ts'
import { listenToNavigations, type NavigationApi, toTabClosed } from '../capture/web-navigation.ts'
import type { WebRequestDetails } from '../capture/web-request.ts'
import { whenReady } from '../capture/when-ready.ts'
import type { Sighting } from '../core/model/sighting.ts'
import { toDevtoolsSightings, toPageSighting } from '../messaging/check.ts'
import { createFeedServer, type FeedPort, tabOfPort } from '../messaging/journal-feed.ts'
import { createAnswering, ownPages } from '../messaging/messenger.ts'
import { feedPortName, type TabState } from '../messaging/protocol.ts'
import { belongsToTab, isPrivate } from '../storage/entry-scope.ts'
import type { Journal } from '../storage/journal.ts'
import { readNeverSites, readPaused, writePaused } from '../storage/orders.ts'
import { createPrivateArea } from '../storage/private-area.ts'
import type { SessionArea } from '../storage/session-area.ts'
import { showBadge, showPaused } from './badge.ts'
import { fetchKeys, type InjectingApi } from './fetch-keys.ts'
import { createOwnRequests } from './own-requests.ts'
import { restore, type State } from './restore.ts'
import { accessToTab, hostOfTab } from './tab-access.ts'

// Everything that listens is registered below in this turn: events that woke the worker are delivered to no later listener.

/** Firefox alone lets an extension read responses; Chrome has page scripts instead. */
const filterResponses = 'filterResponseData' in browser.webRequest
const pageScripts = filterResponses ? undefined : createPageScripts(browser.scripting as unknown as ScriptingApi)
const shared = browser.storage.session as unknown as SessionArea
/** Chrome runs a copy of the extension of its own for private windows. */
const isPrivateCopy = !filterResponses && browser.extension.inIncognitoContext === true
/** Firefox has one for all windows: which of its tabs are private. */
const privateTabs = new Set<number>()
const area = isPrivateCopy ? createPrivateArea(indexedDB) : shared
const own = createOwnRequests(Date.now)
const state = whenReady(takeUp())
const isOwnPage = ownPages(browser.runtime.id, browser.runtime.getURL(''))
const quietAlarm = 'end-quiet-recordings'

/** Tabs whose count has changed; a worker that dies starts with a fresh state, which is told on reconnecting. */
const untold = new Set<number>()

const feed = createFeedServer({
  source: async () => (await state.ready).journal,
  tabState,
})

const requests = listenToWebRequests(browser.webRequest as unknown as WebRequestApi, {
  browser: filterResponses ? 'firefox' : 'chrome',
  onSighting: (sighting, start) => {
    if (own.isOwn(sighting)) return
    state.run(({ capture }) => capture.take(sighting, start), sighting.time)
    countRequest(sighting)
  },
  ...(filterResponses && { beforeBody: readBody }),
})
state.run((restored) => isListening(restored) || requests.hearTypical())
listenToNavigations(browser.webNavigation as unknown as NavigationApi, take)
browser.tabs.onCreated.addListener(noteTab)
browser.tabs.onRemoved.addListener((tabId) => {
  take(toTabClosed(tabId, Date.now()))
  state.run(forgetPrivate)
  state.run(({ counts }) => counts.forget(tabId))
})
browser.tabs.onUpdated.addListener((tabId, change) => {
  if (change.status === undefined) return
  state.run(({ watched }) => {
    // The browser forgets a tab's badge when it navigates.
    if (watched.state(tabId).recording) showBadge({ ...watched.state(tabId), ...pausedNow() })
    // It may have come to a site that we are kept out of, of which no request tells.
    if (watched.isArmed(tabId)) tellSoon(tabId)
  })
})
browser.storage.onChanged.addListener((changes, areaName) => {
  if ((areaName === 'session' && 'paused' in changes) || (areaName === 'local' && 'preferences' in changes))
    takeOrders()
})
browser.alarms.onAlarm.addListener(({ name }) => {
  if (name === quietAlarm) state.run(({ watched }) => watched.endQuiet(Date.now()))
})
browser.runtime.onConnect.addListener((connected) => {
  const port = connected as unknown as FeedPort
  if (!isOwnPage(connected.sender ?? {}) || !port.name.startsWith(feedPortName)) return port.disconnect()
  feed.serve(port)
  const tabId = tabOfPort(port.name)
  if (tabId === undefined) return
  state.run(({ watched }) => watched.panelOpened(tabId))
  port.onDisconnect.addListener(() => state.run(({ watched }) => watched.panelClosed(tabId)))
})

const answer = createAnswering(
  {
    tabState: ({ tabId }) => tabState(tabId),
    async startRecording({ tabId }) {
      const { watched } = await state.ready
      watched.startRecording(tabId, Date.now())
      await browser.alarms.create(quietAlarm, { periodInMinutes: 1 })
      return tabState(tabId)
    },
    async stopRecording({ tabId }) {
      const { watched } = await state.ready
      watched.stopRecording(tabId, Date.now())
      return tabState(tabId)
    },
    async clear({ tabId }) {
      const { journal, counts } = await state.ready
      counts.reset(typeof tabId === 'number' ? tabId : undefined)
      const belongs = typeof tabId === 'number' ? belongsToTab(journal.entriesAfter(0), tabId) : () => true
      if (typeof tabId === 'number') tellSoon(tabId)
      return { cleared: journal.remove(belongs).length }
    },
    async setPaused({ paused }) {
      await writePaused(shared, paused)
      await takeOrders()
      return { paused }
    },
    async fetchKeys({ tabId, url }) {
      const { journal } = await state.ready
      const scripting = browser.scripting as unknown as InjectingApi
      return own.during(tabId, url, () => fetchKeys(scripting, journal.entriesAfter(0), { tabId, url }))
    },
    async sightings({ sightings }) {
      const { capture } = await state.ready
      const foreign = toDevtoolsSightings(sightings).filter((it) => !own.isOwn(it))
      return { kept: foreign.reduce((kept, it) => kept + capture.take(it), 0) }
    },
  },
  isOwnPage,
)
browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
  const { frameId } = sender
  const tab = sender.tab?.id
  if (tab === undefined || frameId === undefined || isOwnPage(sender)) return answer(message, sender)
  if (isStayAwake(message)) return state.ready.then(({ watched }) => watched.isArmed(tab))
  takeFromPage(message, { tab, frame: frameId, ...originOf(sender), ...documentOf(sender) })
  return undefined
})

async function takeUp() {
  if (filterResponses) for (const tab of await browser.tabs.query({})) noteTab(tab)
  const restored = await restore({
    area,
    orders: readOrders,
    newEpoch: () => crypto.randomUUID(),
    after,
    isPrivate: (tab) => isPrivateCopy || (tab !== undefined && privateTabs.has(tab)),
    onWatchChange,
    onProgress: (tabs) => state.run(({ watched }) => show(watched, tabs)),
  })
  pageScripts?.sync(isListening(restored))
  return restored
}

function noteTab({ id, incognito }: Tabs.Tab) {
  if (incognito && id !== undefined) privateTabs.add(id)
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
  onWatchChange([...new Set([...feed.shownTabs(), ...watched.recording().flatMap(({ tabs }) => tabs)])])
}

function pausedNow(): { readonly paused?: true } {
  return state.now()?.admission.orders().paused ? { paused: true } : {}
}

function isListening({ watched, admission }: State): boolean {
  return watched.isAnyArmed() && !admission.orders().paused
}

function take(sighting: Sighting) {
  state.run(({ capture }) => capture.take(sighting), sighting.time)
}

/** Reports of pages nobody watches are dropped at the door. */
function takeFromPage(message: unknown, sender: Parameters<typeof toPageSighting>[1]) {
  state.run(({ watched, capture }) => {
    if (!watched.isArmed(sender.tab)) return
    const sighting = toPageSighting(message, sender, Date.now())
    if (sighting) capture.take(sighting)
  })
}

/** Firefox: the request waits for what this returns, so nothing of the response is missed while the state is read. */
function readBody(details: WebRequestDetails): Promise<object> | undefined {
  if (state.now()) return void filterBody(details)
  return state.ready.then(() => {
    filterBody(details)
    return {}
  })
}

function filterBody(details: WebRequestDetails) {
  const { interest, watched, capture, admission } = state.now() ?? {}
  const start = interest?.keptRequest(details.requestId)
  if (!start || !capture || admission?.orders().paused || !isWorthReading(start, details)) return
  // Workers have no tab: their bodies are read while anything is armed.
  if (details.tabId >= 0 ? !watched?.isArmed(details.tabId) : !watched?.isAnyArmed()) return
  const filter = browser.webRequest.filterResponseData(details.requestId) as unknown as StreamFilter
  readResponse(filter, (bytes, cut) => {
    const read = toRead(start, details, bytes, cut)
    if (read) capture.take(read)
  })
}

async function tabState(tabId: number): Promise<TabState> {
  const { watched, counts, admission } = await state.ready
  const [access, host] = await Promise.all([accessToTab(tabId), hostOfTab(tabId)])
  const requestsSeen = counts.of(tabId)
  const { paused, neverSites } = admission.orders()
  return {
    ...watched.state(tabId),
    ...(paused && { paused }),
    ...(host !== undefined && { host }),
    ...(isOnSite(host, neverSites) && { never: true }),
    ...(requestsSeen !== undefined && { requestsSeen }),
    ...access,
  }
}

function countRequest(sighting: Sighting) {
  if (sighting.kind !== 'requestStarted') return
  const { tab, resourceType } = sighting.context
  if (tab === undefined || tab < 0 || resourceType === 'preflight') return
  state.run(({ counts, watched, admission }) => {
    // Of other tabs not every request is heard.
    if (!watched.isArmed(tab) || admission.orders().paused) return
    counts.add(tab)
    tellSoon(tab)
  })
}

/** Those who show the tab hear of its requests once a second. */
function tellSoon(tabId: number) {
  if (untold.has(tabId)) return
  untold.add(tabId)
  after(1_000, () => {
    untold.delete(tabId)
    tabState(tabId).then(feed.tell)
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
    show(watched, tabs)
    if (watched.recording().length === 0) browser.alarms.clear(quietAlarm)
  })
}

function show(watched: WatchedTabs, tabs: readonly number[]) {
  for (const tabId of tabs) {
    showBadge({ ...watched.state(tabId), ...pausedNow() })
    tabState(tabId).then(feed.tell)
  }
}

/** Nothing of a private window outlives the last one. */
async function forgetPrivate({ journal }: { readonly journal: Journal }) {
  const entries = journal.entriesAfter(0)
  const belongs = isPrivate(entries)
  if (!entries.some(belongs)) return
  const open = await browser.tabs.query({})
  if (!open.some((tab) => tab.incognito)) journal.remove(belongs)
}

function isStayAwake(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'stayAwake'
}

function originOf(sender: object): { readonly origin?: string } {
  return 'origin' in sender && typeof sender.origin === 'string' ? { origin: sender.origin } : {}
}

function documentOf(sender: object): { readonly documentId?: string } {
  return 'documentId' in sender && typeof sender.documentId === 'string' ? { documentId: sender.documentId } : {}
}
