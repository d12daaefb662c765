import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Lab, startLab } from '../../demo/lab.ts'
import codeReused from '../../demo/scenarios/code-reused.ts'
import { eventually } from '../support/browser/eventually.ts'
import { launchFirefox, openFirefoxPage } from '../support/browser/firefox.ts'
import { pickFile } from '../support/browser/pick-file.ts'
import { press } from '../support/browser/press.ts'
import { readVerdict } from '../support/browser/report.ts'
import { openPreview, recordInPopup, secretsIn } from '../support/browser/round-trip.ts'

let browser: Browser
let lab: Lab
const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-firefox-'))

beforeAll(async () => {
  lab = await startLab()
  browser = await launchFirefox()
})

afterAll(async () => {
  await browser?.close()
  await lab?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('in Firefox, too: recorded, exported without a secret of the login, opened with the same verdict', async () => {
  const { popup, verdict, secrets } = await recordInPopup({
    lab,
    scenario: codeReused,
    openTab: () => browser.newPage(),
    openExtensionPage: (path) => openFirefoxPage(browser, path),
  })
  expect([...secrets.keys()]).toEqual(expect.arrayContaining(['code', 'state', 'code_verifier', 'access_token']))

  expect(await openPreview(popup)).toMatch(/^✔ [1-9]\d+ values replaced, 0 secrets remain\.$/)
  const text = await save(popup)
  expect(secretsIn(text, secrets)).toEqual([])

  const path = join(folder, 'login.oauth-xray.json')
  writeFileSync(path, text)
  const viewer = await openFirefoxPage(browser, 'src/viewer/viewer.html')
  await pickFile(viewer, path)
  expect(sentenceOf(await readVerdict(viewer))).toBe(sentenceOf(verdict))
})

function sentenceOf(verdict: string): string {
  return /Login failed[^\n]*/.exec(verdict)?.[0] ?? verdict
}

/** What the page hands to the browser for download: Firefox would ask where to put it. */
async function save(popup: Page): Promise<string> {
  await popup.evaluate(keepSavedFile)
  await press(popup, 'Save file')
  return eventually('the file is handed over', () => popup.evaluate(readSavedFile))
}

function keepSavedFile(): void {
  const create = URL.createObjectURL.bind(URL)
  URL.createObjectURL = (file: Blob) => {
    void file.text().then((text) => {
      document.documentElement.dataset.saved = text
    })
    return create(file)
  }
}

function readSavedFile(): string | undefined {
  return document.documentElement.dataset.saved
}
