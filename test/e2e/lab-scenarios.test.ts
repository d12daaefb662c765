import { describe, expect, test } from 'vitest'
import type { Scenario } from '../../demo/scenario.ts'
import { scenarios } from '../../demo/scenarios/index.ts'
import type { Report } from '../../src/core/trace/report.ts'
import { openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumInLab } from '../support/browser/chromium-in-lab.ts'
import { mainFlow, runScenario, type ScenarioRun } from '../support/browser/lab-run.ts'

const { browser, lab } = await chromiumInLab()

describe('the extension names status and root cause of every scenario', () => {
  test.each(scenarios.map((it) => [title(it), it] as const))('%s', async (_, scenario) => {
    const { report, close } = await run(scenario)
    await close()
    expect(summary(report)).toEqual({ ...scenario.expected, otherCauses: [] })
    if (scenario.expected.cause === null) expect(complaints(report)).toEqual([])
  })
})

function title({ id, expected }: Scenario): string {
  return `${id}: ${expected.status}, ${expected.cause ?? 'nothing to complain about'}`
}

function run(scenario: Scenario): Promise<ScenarioRun> {
  return runScenario({
    lab,
    scenario,
    openTab: () => browser.newPage(),
    openViewer: (path) => openExtensionPage(browser, path),
  })
}

function summary(report: Report) {
  const main = mainFlow(report)
  const others = report.flows.filter((it) => it !== main && it.cause !== null)
  return {
    status: main?.status,
    cause: main?.cause?.rule ?? null,
    otherCauses: others.map((it) => `${it.kind}: ${it.cause?.rule}`),
  }
}

/** What a healthy login must not cause; information may be given. */
function complaints({ flows, findings }: Report): readonly string[] {
  return [...flows.flatMap((it) => it.findings), ...findings]
    .filter((it) => it.severity !== 'info')
    .map((it) => `${it.severity} ${it.rule}: ${it.message}`)
}
