import { setTimeout as sleep } from 'node:timers/promises'
import { startLab } from '../../demo/lab.ts'
import type { Scenario } from '../../demo/scenario.ts'
import { waitForEnd } from '../../test/support/browser/lab-run.ts'
import type { RecordedRun } from './recorded-run.ts'

/** Every scenario of the lab, with the expectation that the scenario itself states. */
export async function labRuns() {
  const lab = await startLab()
  const toRun = (scenario: Scenario): RecordedRun => ({
    folder: scenario.expected.cause === null ? 'healthy' : 'failing',
    name: `lab-${scenario.id}`,
    provider: 'oidc-provider',
    client: usesOauth4webapi(scenario) ? 'oauth4webapi' : 'oidc-client-ts',
    source: `The lab's scenario "${scenario.title}", run in Chromium`,
    expected: scenario.expected,
    async perform(page) {
      await page.goto(lab.runUrl(scenario.id)).catch(() => {})
      await waitForEnd(page, lab, scenario)
      await sleep(500)
    },
  })
  return { runs: lab.scenarios.map(toRun), stop: () => lab.stop() }
}

function usesOauth4webapi({ steps }: Scenario): boolean {
  return steps.some((step) => step.do === 'start login')
}
