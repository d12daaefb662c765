import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { pickFile, readFileBar } from '../support/browser/pick-file.ts'
import { press } from '../support/browser/press.ts'
import { readVerdict } from '../support/browser/report.ts'
import { openPreview, recordInPopup, secretsIn } from '../support/browser/round-trip.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'

let browser: Browser
let lab: Lab
const downloads = mkdtempSync(join(tmpdir(), 'oauth-xray-downloads-'))

beforeAll(async () => {
  lab = await startLab()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await lab?.stop()
  rmSync(downloads, { recursive: true, force: true })
})

test('record, stop, export for support: the file holds no secret of the login, and opens with the same verdict', async () => {
  const { popup, verdict, secrets } = await recordInPopup({
    lab,
    scenario: codeReused,
    openTab: () => browser.newPage(),
    openExtensionPage: (path) => openExtensionPage(browser, path),
  })
  expect(verdict).toContain('Login failed')
  expect([...secrets.keys()]).toEqual(
    expect.arrayContaining(['code', 'state', 'code_verifier', 'access_token', '_session']),
  )

  const captured = secretsIn(JSON.stringify(await readStoredJournal(popup)), secrets)
  expect(captured.map((each) => each.split(':')[0])).toEqual(
    expect.arrayContaining(['code', 'code_verifier', 'access_token']),
  )

  expect(await openPreview(popup)).toMatch(/^✔ [1-9]\d+ values replaced, 0 secrets remain\.$/)
  await saveInto(popup, downloads)
  const file = await eventually('the file is there', () =>
    readdirSync(downloads).find((name) => name.endsWith('.json')),
  )
  expect(file).toMatch(/^login-.*\.oauth-xray\.json$/)
  expect(secretsIn(readFileSync(join(downloads, file), 'utf8'), secrets)).toEqual([])

  const viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await pickFile(viewer, join(downloads, file))
  await eventually('the file is shown', async () => (await readFileBar(viewer)).includes(file))
  expect(sentenceOf(await readVerdict(viewer))).toBe(sentenceOf(verdict))
})

/** Each text of the region stands on a line of its own; the sentence has its sign before it. */
function sentenceOf(verdict: string): string {
  return /Login failed[^\n]*/.exec(verdict)?.[0] ?? verdict
}

async function saveInto(popup: Page, folder: string): Promise<void> {
  const session = await popup.createCDPSession()
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder })
  await press(popup, 'Save file')
}
