import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import healthyLogin from '../../demo/scenarios/healthy-login.ts'
import type { Report } from '../../src/core/trace/report.ts'
import { launchChromium, openExtensionPage, openViewer } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { mainFlow, waitForEnd } from '../support/browser/lab-run.ts'
import { readSettledReport, readVerdict } from '../support/browser/report.ts'

// Chromium ends a service worker after 30 seconds without an event. Nobody helps it here.

let lab: Lab
let browser: Browser

beforeAll(async () => {
  lab = await startLab()
})

afterAll(() => lab?.stop())

beforeEach(async () => {
  browser = await launchChromium()
})

afterEach(() => browser?.close())

test('a login that finds the worker dead of idleness is captured whole, though nobody watches the tab', async () => {
  const tab = await browser.newPage()
  await tab.goto(lab.url)
  await eventually('the worker lives', isAlive)
  // The clock of a worker that was started a moment ago does not always run (2 of 68 starts); after one more event it does.
  await sleep(3_000)
  await tab.reload()
  await sleep(35_000)
  await eventually('the worker is gone by itself', () => !isAlive(), { timeout: 20_000 })

  await tab.goto(lab.runUrl(healthyLogin.id)).catch(() => undefined)
  await waitForEnd(tab, lab, healthyLogin)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const report = await readSettledReport(asking, await tabIdOf(tab, asking), { isComplete: hasSucceeded })
  expect(mainFlow(report)?.status).toBe('succeeded')
  expect(loginSteps(report)).toEqual(wholeLogin)
})

test('a login in a tab that was recorded and shown for a while before is captured whole, with bodies, and is shown', async () => {
  const tab = await browser.newPage()
  await tab.goto(lab.url)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const tabId = await tabIdOf(tab, asking)
  await asking.close()
  const viewer = await openViewer(browser, tabId)
  await ask(viewer, 'startRecording', { tabId })
  await sleep(35_000)

  await tab.goto(lab.runUrl(healthyLogin.id)).catch(() => undefined)
  await waitForEnd(tab, lab, healthyLogin)
  await eventually('the viewer shows the end', async () => (await readVerdict(viewer)).includes('succeeded'))
  const report = await readSettledReport(viewer, tabId, { isComplete: hasSucceeded })
  expect(mainFlow(report)?.status).toBe('succeeded')
  expect(loginSteps(report)).toEqual(wholeLogin)
  expect(mainFlow(report)?.notSeen).toEqual([])
})

function isAlive(): boolean {
  return browser.targets().some((it) => it.type() === 'service_worker' && it.url().startsWith('chrome-extension://'))
}

const wholeLogin = ['AuthorizationRequest', 'AuthorizationResponse', 'TokenRequest 200']

function loginSteps(report: Report): readonly string[] {
  const steps = mainFlow(report)?.steps ?? []
  return steps
    .filter(({ message }) => wholeLogin.some((it) => it.startsWith(message)))
    .map(({ message, status }) => (message === 'TokenRequest' ? `${message} ${status}` : message))
}

function hasSucceeded(report: Report): boolean {
  return mainFlow(report)?.status === 'succeeded'
}
