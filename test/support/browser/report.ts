import { setTimeout as sleep } from 'node:timers/promises'
import type { Frame, Page } from 'puppeteer-core'
import { mergeSightings } from '../../../src/core/exchange/merge.ts'
import { inspect } from '../../../src/core/inspect.ts'
import type { Report } from '../../../src/core/trace/report.ts'
import { toReport } from '../../../src/core/trace/to-report.ts'
import { exchangesOfTab } from '../../../src/messaging/tab-scope.ts'
import { eventually } from './eventually.ts'
import { readJournal } from './feed.ts'

/** What the extension's screens say of a tab: from the same journal, by the same core. */
export async function readReport(extensionPage: Page, tabId: number): Promise<Report> {
  const exchanges = exchangesOfTab(mergeSightings(await readJournal(extensionPage)), tabId)
  const { diagnosis } = await inspect({ exchanges })
  return toReport(diagnosis)
}

/** The report once `isComplete` holds and nothing has changed for a moment; the last one when that never happens. */
export async function readSettledReport(
  extensionPage: Page,
  tabId: number,
  { isComplete, timeout = 15_000, quiet = 600 }: SettledOptions,
): Promise<Report> {
  const end = Date.now() + timeout
  for (let last = { text: '', since: 0 }; ; await sleep(150)) {
    const report = await readReport(extensionPage, tabId)
    const text = JSON.stringify(report)
    if (text !== last.text) last = { text, since: Date.now() }
    const isSettled = isComplete(report) && Date.now() - last.since >= quiet
    if (isSettled || Date.now() > end) return report
  }
}

interface SettledOptions {
  readonly isComplete: (report: Report) => boolean
  readonly timeout?: number
  /** How long the report must stay the same, in milliseconds. */
  readonly quiet?: number
}

/** The text of the region that says why the login failed. */
export function readVerdict(screen: Page | Frame, timeout = 10_000): Promise<string> {
  const text = () =>
    screen.evaluate(() => {
      const region = document.querySelector<HTMLElement>('[aria-label="Verdict"]')
      return region?.innerText.trim() || undefined
    })
  return eventually('the region "Verdict" has a text', text, { timeout })
}
