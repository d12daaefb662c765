import type { Frame, Page } from 'puppeteer-core'
import { eventually } from './eventually.ts'

/** The part of an `oauth-xray-report` (docs/trace-format.md) that end-to-end tests look at. */
export interface Report {
  readonly format: 'oauth-xray-report'
  readonly version: 1
  readonly flows: readonly ReportedFlow[]
  readonly findings: readonly ReportedFinding[]
  readonly notSeen: readonly { readonly what: string; readonly why: string }[]
}

export interface ReportedFlow {
  readonly id: string
  readonly kind: string
  readonly status: string
  readonly issuer?: string
  readonly client_id?: string
  readonly steps: readonly { readonly number: number; readonly message: string; readonly status?: number }[]
  readonly cause: ReportedFinding | null
  readonly findings: readonly ReportedFinding[]
}

export interface ReportedFinding {
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly message: string
}

/** What the extension found on a tab, asked of its background by an extension page, and computed by the same core as the screens. */
export async function readReport(extensionPage: Page, tabId: number): Promise<Report> {
  const answer = await extensionPage.evaluate(requestReport, tabId)
  if (!isReport(answer)) throw new Error(`Not a report: ${JSON.stringify(answer)?.slice(0, 500)}`)
  return answer
}

async function requestReport(tabId: number): Promise<unknown> {
  type Runtime = { sendMessage(message: object): Promise<unknown> }
  const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome
  return runtime.sendMessage({ type: 'report', tabId })
}

function isReport(answer: unknown): answer is Report {
  return typeof answer === 'object' && answer !== null && 'format' in answer && answer.format === 'oauth-xray-report'
}

/** The report once `isComplete` holds and nothing changed any more for a moment. */
export async function readSettledReport(
  extensionPage: Page,
  tabId: number,
  { isComplete, timeout = 15_000, quiet = 600 }: SettledOptions,
): Promise<Report> {
  let last = { text: '', since: Date.now() }
  return eventually(
    'the report settles',
    async () => {
      const report = await readReport(extensionPage, tabId)
      const text = JSON.stringify(report)
      if (text !== last.text) last = { text, since: Date.now() }
      return isComplete(report) && Date.now() - last.since >= quiet ? report : undefined
    },
    { timeout, interval: 150 },
  )
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
