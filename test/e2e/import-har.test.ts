import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { dropFile, pickFile, readFileBar } from '../support/browser/pick-file.ts'
import { fill, press } from '../support/browser/press.ts'
import { readVerdict } from '../support/browser/report.ts'

const path = fileURLToPath(new URL('../fixtures/har/chrome-code-reused.har', import.meta.url))
const har = readFileSync(path, 'utf8')

let browser: Browser
let viewer: Page

beforeAll(async () => {
  browser = await launchChromium()
})

afterAll(() => browser?.close())

beforeEach(async () => {
  viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
})

afterEach(() => viewer.close())

test('a HAR file that is picked gives its verdict', async () => {
  await pickFile(viewer, path)
  expect(await readVerdict(viewer)).toContain('same authorization code twice')
  expect(await readFileBar(viewer)).toContain('chrome-code-reused.har')
})

test('a file may be dropped anywhere, and the page says so while it hovers', async () => {
  await eventually('the page is there', () => viewer.evaluate(() => document.querySelector('main') !== null))
  await dropFile(viewer, { name: 'dropped.har', text: har }, async () => {
    await eventually('the page is a target', () => viewer.evaluate(showsTarget))
  })
  expect(await readVerdict(viewer)).toContain('same authorization code twice')
  expect(await viewer.evaluate(showsTarget)).toBe(false)
})

test('a file that ends in the middle is read as far as possible, and what is missing is named', async () => {
  await dropFile(viewer, { name: 'cut.har', text: har.slice(0, har.length * 0.7) }, async () => undefined)
  const bar = await eventually('the file is shown', async () => {
    const text = await readFileBar(viewer)
    return text.includes('cut.har') && text
  })
  expect(bar).toMatch(/Not in it: Everything after the first \d+ requests \(the file ends in the middle\)/)
})

test('a text is pasted into the dialog; one that is nothing keeps it open and says why', async () => {
  await press(viewer, 'Import')
  await fill(viewer, pasteLabel, 'hello')
  await press(viewer, 'Read the pasted text')
  await eventually('the reason is given', () =>
    viewer.evaluate(() => document.querySelector('dialog [role=alert]')?.textContent?.includes('neither a trace')),
  )
  await fill(viewer, pasteLabel, har)
  await press(viewer, 'Read the pasted text')
  expect(await readVerdict(viewer)).toContain('same authorization code twice')
  expect(await viewer.evaluate(() => document.querySelector('dialog'))).toBeNull()
})

test('in the dialog, the keyboard begins at the first way in', async () => {
  await press(viewer, 'Import')
  const focused = await eventually('a control of the dialog has the focus', () =>
    viewer.evaluate(() => document.querySelector('dialog:modal :focus')?.textContent ?? undefined),
  )
  expect(focused).toBe('Choose a file')
})

const pasteLabel = 'Or paste an address, a token, a cURL command or the text of a HAR file'

function showsTarget(): boolean {
  return document.querySelector('[popover]:popover-open')?.textContent?.startsWith('Drop') ?? false
}
