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
export function readSettledReport(
  extensionPage: Page,
  tabId: number,
  options: SettledOptions<Report>,
): Promise<Report> {
  return settled(() => readReport(extensionPage, tabId), options)
}

/** What is read once it is complete and has not changed for a moment; the last one when that never happens. */
export async function settled<T>(
  read: () => Promise<T>,
  { isComplete = () => true, timeout = 15_000, quiet = 600 }: SettledOptions<T> = {},
): Promise<T> {
  const end = Date.now() + timeout
  for (let last = { text: '', since: 0 }; ; await sleep(150)) {
    const found = await read()
    const text = JSON.stringify(found)
    if (text !== last.text) last = { text, since: Date.now() }
    const isSettled = isComplete(found) && Date.now() - last.since >= quiet
    if (isSettled || Date.now() > end) return found
  }
}

interface SettledOptions<T> {
  readonly isComplete?: (found: T) => boolean
  readonly timeout?: number
  /** How long it must stay the same, in milliseconds. */
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
