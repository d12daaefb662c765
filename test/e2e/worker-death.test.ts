import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { killWorker, openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumInLab } from '../support/browser/chromium-in-lab.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { mainFlow } from '../support/browser/lab-run.ts'
import { readReport, readSettledReport } from '../support/browser/report.ts'

const { browser, lab } = await chromiumInLab()

test('a login during which the service worker dies is still one whole flow', async () => {
  const tab = await browser.newPage()
  await tab.goto(lab.url)
  const viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const tabId = await tabIdOf(tab, viewer)
  await ask(viewer, 'startRecording', { tabId })
  // By hand, the server's sign-in page waits for a person, so the login stands still while the worker dies.
  await tab.goto(`${lab.runUrl('healthy-login')}?by-hand`).catch(() => undefined)
  await eventually('the sign-in page waits', () => tab.url().startsWith(lab.origins.server))
  await eventually('the authorization request was seen', async () => {
    const { flows } = await readReport(viewer, tabId)
    return flows.some(({ steps }) => steps.some(({ message }) => message === 'AuthorizationRequest'))
  })
  await killWorker(browser)
  await pressThrough(tab)
  const report = await readSettledReport(viewer, tabId, {
    isComplete: (report) => mainFlow(report)?.status === 'succeeded',
  })
  const flow = mainFlow(report)
  expect(flow?.status).toBe('succeeded')
  expect(flow?.steps.map(({ message, status }) => ({ message, status }))).toEqual(
    expect.arrayContaining([
      { message: 'AuthorizationRequest', status: expect.any(Number) },
      { message: 'AuthorizationResponse', status: expect.any(Number) },
      { message: 'TokenRequest', status: 200 },
    ]),
  )
  expect(report.flows.filter(({ kind }) => kind === 'authorizationCode')).toHaveLength(1)
})

/** Signs in and allows on the server's pages until the app has the person back. */
async function pressThrough(tab: Page): Promise<void> {
  await eventually(
    'the app is done',
    () =>
      tab
        .evaluate(() => {
          document.querySelector<HTMLButtonElement>('#sign-in')?.click()
          return document.documentElement.dataset.labState === 'done'
        })
        .catch(() => false),
    { timeout: 20_000, interval: 200 },
  )
}
