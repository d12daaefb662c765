import type { Page } from 'puppeteer-core'
import type { Lab } from '../../../demo/lab.ts'
import type { Expected, Scenario } from '../../../demo/scenario.ts'
import type { FlowReport, Report } from '../../../src/core/trace/report.ts'
import { eventually } from './eventually.ts'
import { ask, tabIdOf } from './extension-page.ts'
import { readSettledReport } from './report.ts'

/** What a browser has to offer; Chromium and Firefox open pages each in their own way. */
export interface ScenarioSetup {
  readonly lab: Lab
  readonly scenario: Scenario
  readonly openTab: () => Promise<Page>
  readonly openViewer: (path: string) => Promise<Page>
}

export interface ScenarioRun {
  readonly report: Report
  /** The flow that the scenario is about; undefined when nothing was recognised. */
  readonly flow: FlowReport | undefined
  /** The tab in which it ran. */
  readonly tab: Page
  readonly tabId: number
  /** The full-page inspector, live on that tab. */
  readonly viewer: Page
  /** Closes both and forgets what was captured. */
  readonly close: () => Promise<void>
}

/** Runs a scenario in a new tab that is being recorded, and reads what the extension says about it. */
export async function runScenario({ lab, scenario, openTab, openViewer }: ScenarioSetup): Promise<ScenarioRun> {
  const tab = await openTab()
  await tab.goto(lab.url)
  const asking = await openViewer('src/viewer/viewer.html')
  const tabId = await tabIdOf(tab, asking)
  await ask(asking, 'startRecording', { tabId })
  await tab.goto(lab.runUrl(scenario.id)).catch(ignoreNavigatedAway)
  await waitForEnd(tab, lab, scenario)
  const report = await readSettledReport(asking, tabId, {
    isComplete: (report) => matches(mainFlow(report), scenario.expected),
  })
  await asking.close()
  const viewer = await openViewer(`src/viewer/viewer.html?tab=${tabId}`)
  const close = async () => {
    await ask(viewer, 'clear', {})
    await viewer.close()
    await tab.close()
  }
  return { report, flow: mainFlow(report), tab, tabId, viewer, close }
}

/** The flow with a cause, if there is one; else the first login, else whatever there is. */
export function mainFlow({ flows }: Report): FlowReport | undefined {
  return flows.find((it) => it.cause !== null) ?? flows.find((it) => it.kind === 'authorizationCode') ?? flows[0]
}

function matches(flow: FlowReport | undefined, { status, cause }: Expected): boolean {
  return flow?.status === status && (flow.cause?.rule ?? null) === cause
}

/** The app marks its page when it is done; a scenario that stops at the server ends with the server's page. */
export async function waitForEnd(tab: Page, lab: Lab, { id, endsAt }: Scenario): Promise<void> {
  const end = `the scenario ${id} ends at the ${endsAt ?? 'app'}`
  await eventually(end, () => tab.evaluate(hasEnded, lab.origins[endsAt ?? 'app']).catch(() => false), {
    timeout: 20_000,
  })
}

/** Runs in the tab, which may be navigated away meanwhile. Presses what a person would have to press. */
function hasEnded(origin: string): boolean {
  document.querySelector<HTMLButtonElement>('#open-popup')?.click()
  if (location.origin !== origin || document.readyState !== 'complete') return false
  const isApp = document.querySelector('meta[name="lab-config"]') !== null
  return isApp ? document.documentElement.dataset.labState === 'done' : !document.querySelector('form')
}

/** The app leaves its first page so early that the driver may call it an aborted navigation. */
function ignoreNavigatedAway(error: unknown): void {
  if (!(error instanceof Error) || !/ERR_ABORTED|NS_BINDING_ABORTED|detached|interrupted/i.test(error.message))
    throw error
}
