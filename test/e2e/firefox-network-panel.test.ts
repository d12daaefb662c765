import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import { inspect } from '../../src/core/inspect.ts'
import { exportSafe } from '../../src/core/trace/safe-export.ts'
import { launchFirefox } from '../support/browser/firefox.ts'
import { openFirefoxNetworkPanel } from '../support/browser/firefox-network-panel.ts'
import { waitForEnd } from '../support/browser/lab-run.ts'
import { traceOf } from '../support/inspected.ts'

let browser: Browser
let lab: Lab

beforeAll(async () => {
  lab = await startLab()
  browser = await launchFirefox({ 'devtools.netmonitor.persistlog': true })
})

afterAll(async () => {
  await browser?.close()
  await lab?.stop()
})

test("what Firefox's Network panel saves gives the cause, as it is and made safe", async () => {
  const page = await browser.newPage()
  await page.goto(lab.url)
  await page.bringToFront()
  const panel = await openFirefoxNetworkPanel(browser)
  await page.goto(lab.runUrl(codeReused.id)).catch(() => undefined)
  await waitForEnd(page, lab, codeReused)

  const har = await panel.saveHar()
  expect(JSON.parse(har).log.creator.name).toBe('Firefox')
  const inspection = await inspect(traceOf(har))
  expect(inspection.diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
  const { file, leaks } = exportSafe(inspection, { hosts: 'keep' }, 'har')
  expect(leaks).toEqual([])
  const { diagnosis } = await inspect(traceOf(file))
  expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
})
