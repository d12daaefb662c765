import { openPanel } from '../../../support/browser/devtools-panel.ts'
import { eventually } from '../../../support/browser/eventually.ts'
import { readJournal } from '../../../support/browser/feed.ts'
import { readVerdict } from '../../../support/browser/report.ts'
import { open, waitUntilDone } from '../drive.ts'
import type { Situation, Stage } from '../situation.ts'
import { healthy } from './healthy.ts'

/** What browsers do with a callback besides opening it once. */
export const browserRows: readonly Situation[] = [
  {
    id: 'custom-scheme',
    title: 'Redirect to an app’s own scheme',
    path: '/start/custom-scheme',
    act: leaveBrowser,
    expected: { flows: ['authorizationCode incomplete'], findings: [] },
    note: 'The app takes the code out of the browser; what it does with it is not visible.',
  },
  {
    id: 'bfcache',
    title: 'Callback restored from the back/forward cache',
    path: '/start/bfcache',
    act: comeBack,
    expected: healthy('authorizationCode'),
  },
  {
    id: 'prefetch',
    title: 'Callback fetched ahead of time',
    path: '/start/prefetch',
    act: waitForPrefetch,
    expected: healthy('authorizationCode'),
    note: {
      chromium: 'By speculation rules.',
      firefox: 'By a prefetch link; this Firefox has no speculation rules.',
    },
  },
  {
    id: 'restored-tab',
    title: 'Tab with the callback unloaded and restored',
    path: '/start/restored-tab',
    act: restoreTab,
    expected: healthy('authorizationCode'),
    note: 'The browser asks for the callback again, with the code in its address; no second use of the code follows.',
  },
  {
    id: 'devtools-late',
    title: 'DevTools opened only after the failure',
    path: '/start/devtools-late',
    recorded: false,
    act: openDevtoolsLate,
    opensPanel: true,
    expected: { flows: ['authorizationCode failed'], findings: ['tokreq-verifier-mismatch'] },
    note: {
      firefox: 'The test cannot drive this browser’s DevTools; what is shown there comes from the same journal.',
    },
  },
  {
    id: 'back-end',
    title: 'Code exchanged by the app’s server',
    path: '/start/back-end',
    expected: { flows: ['authorizationCode succeeded, exchanged on the server'], findings: [] },
  },
]

/** No page comes that could say it is done: the browser looks for an app. */
async function leaveBrowser({ extension }: Stage) {
  await eventually('the browser is sent to the app', async () =>
    (await readJournal(extension)).some(
      ({ sighting }) => sighting.kind === 'redirected' && sighting.redirectUrl.startsWith('com.example.app:'),
    ),
  )
}

async function comeBack({ tab, sites }: Stage) {
  await waitUntilDone(tab)
  await open(tab, `${sites.origins.app}/blank`)
  await tab.evaluate(() => setTimeout(() => history.back()))
  await eventually('the page came out of the cache', () =>
    tab.evaluate(() => document.documentElement.dataset.restored === 'true').catch(() => false),
  )
}

async function waitForPrefetch({ tab, sites }: Stage) {
  await waitUntilDone(tab)
  await eventually('the callback was fetched ahead', () => sites.requests('/callback/prefetch').prefetched > 0)
}

async function restoreTab({ tab, tabId, extension }: Stage) {
  await waitUntilDone(tab)
  await extension.bringToFront()
  await extension.evaluate(discardAndShow, tabId)
  await eventually('the callback is loaded again', async () => {
    const loads = (await readJournal(extension)).filter(
      ({ sighting }) => sighting.kind === 'requestStarted' && sighting.url.includes('/callback/restored-tab'),
    )
    return loads.length > 1
  })
}

/** Runs in a page of the extension: what a browser does to save memory, and when its tab is chosen again. */
async function discardAndShow(tabId: number): Promise<void> {
  type Tab = { readonly id?: number }
  type Tabs = {
    discard(tabId: number): Promise<Tab | undefined>
    update(tabId: number, change: { readonly active: boolean }): Promise<unknown>
  }
  const { tabs } = (globalThis as unknown as { readonly chrome: { readonly tabs: Tabs } }).chrome
  const discarded = await tabs.discard(tabId)
  await tabs.update(discarded?.id ?? tabId, { active: true })
}

async function openDevtoolsLate({ browser, tab }: Stage) {
  await waitUntilDone(tab, 'invalid_grant')
  if (browser === 'firefox') return
  const { devtools, panel } = await openPanel(tab)
  const verdict = await readVerdict(panel)
  if (!/code_verifier/.test(verdict)) throw new Error(`The panel does not show the failure: ${verdict}`)
  await devtools.close()
}
