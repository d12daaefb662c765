import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import { inspect } from '../../src/core/inspect.ts'
import { importTrace } from '../../src/core/trace/import.ts'
import { exportSafe } from '../../src/core/trace/safe-export.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { openPanel } from '../support/browser/devtools-panel.ts'
import { eventually } from '../support/browser/eventually.ts'
import { waitForEnd } from '../support/browser/lab-run.ts'
import { loadHar, type ShownRequest, saveHar } from '../support/browser/network-panel.ts'

let browser: Browser
let lab: Lab
let devtools: Page

beforeAll(async () => {
  lab = await startLab()
  browser = await launchChromium()
  const page = await browser.newPage()
  await page.goto(lab.url)
  devtools = (await openPanel(page)).devtools
  await page.goto(lab.runUrl(codeReused.id)).catch(() => undefined)
  await waitForEnd(page, lab, codeReused)
})

afterAll(async () => {
  await browser?.close()
  await lab?.stop()
})

async function read(text: string) {
  const imported = importTrace(text)
  if ('problem' in imported) throw new Error(imported.problem)
  return inspect(imported.trace)
}

test('what the Network panel saves with sensitive data gives the cause, as it is and made safe', async () => {
  const inspection = await read(await saveHar(devtools, 'sensitive'))
  expect(inspection.diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
  const { file, leaks } = exportSafe(inspection, { hosts: 'keep' }, 'har')
  expect(leaks).toEqual([])
  const { diagnosis } = await read(file)
  expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
})

test('what it saves by default lacks three fields, which is said', async () => {
  const { trace, diagnosis } = await read(await saveHar(devtools, 'sanitized'))
  expect(trace.notSeen?.map(({ what }) => what)).toEqual(['The header fields Cookie, Set-Cookie and Authorization'])
  expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual(['tokreq-code-reused'])
})

test('a redacted HAR opens in the Network panel, with every request and its body', async () => {
  const path = new URL('../fixtures/har/chrome-code-reused.har', import.meta.url)
  const inspection = await read(readFileSync(path, 'utf8'))
  const { file } = exportSafe(inspection, { hosts: 'keep' }, 'har')
  const wanted = inspection.trace.exchanges.map(({ request, response }) => [request.method, response?.status])
  const shown = await eventually('the requests are listed', async () => {
    const requests: readonly ShownRequest[] = await loadHar(devtools, file)
    return requests.length === wanted.length && requests
  })
  expect(shown.map(({ method, status }) => [method, status])).toEqual(wanted)
  expect(shown.map(({ url }) => url).join()).toMatch(/code=code%231/)
  expect(shown.at(-1)?.form).toEqual(expect.arrayContaining([['code', 'code#1']]))
  expect(shown.at(-1)?.body).toContain('invalid_grant')
})
