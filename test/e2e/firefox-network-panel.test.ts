import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import { inspect } from '../../src/core/inspect.ts'
import { exportSafe } from '../../src/core/trace/safe-export.ts'
import { eventually } from '../support/browser/eventually.ts'
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
  // The panel itself loses an answer now and then, or says 0 for its status; what it has must do.
  const har = (await savedHar()) ?? (await savedHar()) ?? (await savedHar()) ?? (await savedHar())
  if (har === undefined) throw new Error('Four times the panel did not have both answers of the token endpoint.')
  expect(JSON.parse(har).log.creator.name).toBe('Firefox')
  const inspection = await inspect(traceOf(har))
  expect(inspection.diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
  const { file, leaks } = exportSafe(inspection, { hosts: 'keep' }, 'har')
  expect(leaks).toEqual([])
  const { diagnosis } = await inspect(traceOf(file))
  expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
})

/** undefined: not everything that matters is in it. */
async function savedHar(): Promise<string | undefined> {
  const page = await browser.newPage()
  await page.goto(lab.url)
  await page.bringToFront()
  const panel = await openFirefoxNetworkPanel(browser)
  await page.goto(lab.runUrl(codeReused.id)).catch(() => undefined)
  await waitForEnd(page, lab, codeReused)
  const saved = eventually(
    'the panel has both answers of the token endpoint',
    async () => {
      const har = await panel.saveHar()
      return answersOfTokenEndpoint(har) === 2 ? har : undefined
    },
    { timeout: 4_000 },
  )
  const har = await saved.catch(() => undefined)
  await page.close()
  return har
}

/** The panel asks for each body apart, after the request has ended. */
function answersOfTokenEndpoint(har: string): number {
  type Entry = {
    readonly request: { readonly url: string }
    readonly response: { readonly status: number; readonly content: { readonly text?: string } }
  }
  const { entries } = (JSON.parse(har) as { readonly log: { readonly entries: readonly Entry[] } }).log
  return entries.filter(
    ({ request, response }) => request.url.endsWith('/token') && response.status > 0 && response.content.text,
  ).length
}
