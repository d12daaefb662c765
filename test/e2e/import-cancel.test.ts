import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { dropFile, pickFile } from '../support/browser/pick-file.ts'
import { press } from '../support/browser/press.ts'
import { readVerdict } from '../support/browser/report.ts'
import { writeHar } from '../support/har-dialects.ts'
import { apiCall, authorizationCodeFlow, example } from '../support/traces.ts'

/** So many that judging them takes far longer than a hand needs to press the button. */
const calls = 30_000
const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-large-'))
const large = join(folder, 'large.har')
let browser: Browser

beforeAll(async () => {
  const many = Array.from({ length: calls }, (_, at) =>
    apiCall({ url: `${example.api}/orders/${at}`, at: example.start + 1000 + at }),
  )
  writeFileSync(large, writeHar([...authorizationCodeFlow(), ...many], 'chrome'))
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

test('while a large file is judged it can be cancelled: the work ends, and the page takes the next file', async () => {
  const viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const says = (text: string) => viewer.evaluate((text) => document.body.innerText.includes(text), text)
  await pickFile(viewer, large)
  await eventually('it is judged', () => says(`Looking for logins in ${(calls + 3).toLocaleString('en')} requests`))
  await eventually('a worker is at it', () => viewer.workers().length === 1)

  await press(viewer, 'Cancel')
  await eventually('nothing works any more', () => viewer.workers().length === 0, { timeout: 3_000 })
  expect(await says('Looking for logins')).toBe(false)
  expect(await says('large.har')).toBe(false)

  const har = readFileSync(new URL('../fixtures/har/chrome-code-reused.har', import.meta.url), 'utf8')
  await dropFile(viewer, { name: 'next.har', text: har }, async () => undefined)
  expect(await readVerdict(viewer)).toContain('same authorization code twice')
})
