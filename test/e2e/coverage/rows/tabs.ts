import { open, waitForState, waitUntilDone } from '../drive.ts'
import type { Situation, Stage } from '../situation.ts'
import { healthy } from './healthy.ts'

/** Two tabs at once. */
export const tabRows: readonly Situation[] = [
  {
    id: 'two-logins',
    title: 'Two logins in two tabs at once',
    path: '/start/two-logins',
    act: logInTwice,
    expected: healthy('authorizationCode', 'authorizationCode', 'authorizationCode'),
    note: 'The first of the three logs the person in; then both tabs start at once.',
  },
  {
    id: 'two-refreshes',
    title: 'Two tabs refresh at once, with one refresh token',
    path: '/refresh/two-refreshes',
    act: refreshTwice,
    unwatched: 'The error that the slower tab got stands in a body.',
    expected: { flows: ['refresh failed', 'refresh succeeded'], findings: ['refresh-concurrent', 'refresh-rejected'] },
    note: 'The server takes a refresh token once, so the slower tab is refused.',
  },
]

async function logInTwice({ tab, sites, openTab }: Stage) {
  await waitUntilDone(tab)
  const tabs = [tab, await openTab('/blank')]
  await open(tab, `${sites.origins.app}/blank`)
  await Promise.all(tabs.map((it) => open(it, `${sites.origins.app}/start/two-logins`)))
  await Promise.all(tabs.map((it) => waitUntilDone(it)))
}

async function refreshTwice({ tab, openTab }: Stage) {
  const tabs = [tab, await openTab('/refresh/two-refreshes')]
  for (const it of tabs) await waitForState(it, 'ready')
  const token = await tab.evaluate(() => (globalThis as unknown as Page).handOut())
  await Promise.all(tabs.map((it) => it.evaluate((token) => (globalThis as unknown as Page).refreshNow(token), token)))
  for (const it of tabs) await waitForState(it, 'done')
}

/** What the page offers. */
interface Page {
  handOut(): Promise<string>
  refreshNow(token: string): Promise<void>
}
