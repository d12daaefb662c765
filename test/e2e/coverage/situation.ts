import type { Page } from 'puppeteer-core'
import type { Seen } from './seen.ts'
import type { Sites } from './server/sites.ts'

export type BrowserName = 'chromium' | 'firefox'

export const browserNames = { chromium: 'Chromium', firefox: 'Firefox' } as const

/** One way a login takes through the browser: a row of the table. */
export interface Situation {
  readonly id: string
  readonly title: string
  /** What the tab opens first. */
  readonly path: string
  /** What happens until the situation is over; by default: wait until the page is done. */
  readonly act?: (stage: Stage) => Promise<void>
  /** Whether the tab is being recorded; it is, unless this says no. */
  readonly recorded?: false
  /** It opens our panel, which watches the tab: such a row does not tell what is seen while nobody watches. */
  readonly opensPanel?: true
  readonly expected: Expected | Readonly<Record<BrowserName, Expected>>
  /** Cells that one browser fills now so, now otherwise; the note says why. */
  readonly varies?: Readonly<Partial<Record<BrowserName, readonly (keyof Seen)[]>>>
  /** Why less is seen, or something else said, while nobody watches the tab. */
  readonly unwatched?: string
  /** Why something is not seen, or what else a reader should know. */
  readonly note?: string | Readonly<Partial<Record<BrowserName, string>>>
}

/** What matters to a person, whatever the sources are. Never rewritten by a test run. */
export interface Expected {
  /** Kind and status of each flow, sorted. */
  readonly flows: readonly string[]
  /** Rules that complain, sorted; information is none. */
  readonly findings: readonly string[]
}

/** What a row may do in its browser. */
export interface Stage {
  readonly browser: BrowserName
  readonly sites: Sites
  /** The first tab. */
  readonly tab: Page
  readonly tabId: number
  /** A page of the extension, to ask and to read from. */
  readonly extension: Page
  /** Another tab, recorded too. */
  openTab(path: string): Promise<Page>
}

export function expectedIn(browser: BrowserName, { expected }: Situation): Expected {
  return 'flows' in expected ? expected : expected[browser]
}
