import { openPanel } from '../../../support/browser/devtools-panel.ts'
import { waitForState, waitUntilDone } from '../drive.ts'
import type { Situation, Stage } from '../situation.ts'
import { healthy } from './healthy.ts'

/** Refresh from everywhere scripts run, and a device that polls. */
export const backgroundRows: readonly Situation[] = [
  {
    id: 'refresh-window',
    title: 'Refresh in the window',
    path: '/refresh/refresh-window',
    expected: healthy('refresh'),
  },
  {
    id: 'refresh-unwatched',
    title: 'Refresh in a window that nobody watches',
    path: '/refresh/refresh-window',
    recorded: false,
    expected: healthy('refresh'),
  },
  {
    id: 'refresh-untypical',
    title: 'Refresh at an address that tells nothing',
    path: '/refresh/refresh-untypical',
    unwatched: 'The address is not a typical one.',
    expected: healthy('refresh'),
  },
  {
    id: 'refresh-dedicated',
    title: 'Refresh in a dedicated worker',
    path: '/refresh/refresh-dedicated',
    expected: healthy('refresh'),
    note: {
      chromium:
        'No script of an extension runs in workers. The browser tells of such a request as of one by the window, so that its body counts as lost.',
    },
  },
  {
    id: 'refresh-dedicated-panel',
    title: 'Refresh in a dedicated worker, DevTools panel open',
    path: '/refresh/later',
    act: refreshWithPanel,
    opensPanel: true,
    expected: healthy('refresh'),
    note: { firefox: 'Recorded instead: the test cannot drive this browser’s DevTools.' },
  },
  {
    id: 'refresh-shared',
    title: 'Refresh in a shared worker',
    path: '/refresh/refresh-shared',
    expected: healthy('refresh'),
    note: { chromium: 'No script of an extension runs in workers, and DevTools of the page does not show them.' },
  },
  {
    id: 'refresh-service',
    title: 'Refresh in a service worker',
    path: '/refresh/refresh-service',
    expected: healthy('refresh'),
    note: { chromium: 'No script of an extension runs in workers.' },
  },
  {
    id: 'device',
    title: 'Device authorization, polling',
    path: '/device/device',
    expected: healthy('deviceAuthorization'),
  },
]

async function refreshWithPanel({ browser, tab }: Stage) {
  await waitForState(tab, 'ready')
  const opened = browser === 'chromium' ? await openPanel(tab) : undefined
  await tab.evaluate(() => (globalThis as unknown as Page).refreshInWorker())
  await waitUntilDone(tab)
  // What DevTools saw comes after the page is done.
  if (opened) await new Promise((resolve) => setTimeout(resolve, 1_000))
  await opened?.devtools.close()
}

/** What the page offers. */
interface Page {
  refreshInWorker(): Promise<void>
}
