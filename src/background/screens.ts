import { isOnSite } from '../capture/never-sites.ts'
import type { WhenReady } from '../capture/when-ready.ts'
import { createFeedServer, type FeedPort } from '../messaging/journal-feed.ts'
import type { TabState } from '../messaging/protocol.ts'
import { showBadge } from './badge.ts'
import type { State } from './restore.ts'
import { accessToTab, hostOfTab } from './tab-access.ts'

/** What people see of a tab: its badge, and the pages of ours that show it. */
export interface Screens {
  serve(port: FeedPort): void
  tabState(tabId: number): Promise<TabState>
  showBadge(tabId: number): void
  /** Badges and pages, now. */
  show(tabs: readonly number[]): void
  /** Those who show the tab hear of it once a second. */
  tellSoon(tabId: number): void
  /** Tabs that some page of ours shows. */
  shownTabs(): readonly number[]
}

export function createScreens(
  state: WhenReady<State>,
  after: (milliseconds: number, run: () => void) => void,
): Screens {
  const feed = createFeedServer({ source: async () => (await state.ready).journal, tabState })
  /** Tabs whose state has changed; a worker that dies starts with a fresh one, which is told on reconnecting. */
  const untold = new Set<number>()

  return {
    serve: feed.serve,
    tabState,
    showBadge: (tabId) => state.run((known) => badge(known, tabId)),
    show: (tabs) =>
      state.run((known) => {
        for (const tabId of tabs) {
          badge(known, tabId)
          tell(tabId)
        }
      }),
    tellSoon(tabId) {
      if (untold.has(tabId)) return
      untold.add(tabId)
      after(1_000, () => {
        untold.delete(tabId)
        tell(tabId)
      })
    },
    shownTabs: feed.shownTabs,
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

  function tell(tabId: number) {
    tabState(tabId).then(feed.tell)
  }
}

function badge({ watched, admission }: State, tabId: number) {
  const { paused } = admission.orders()
  showBadge({ ...watched.state(tabId), ...(paused && { paused }) })
}
