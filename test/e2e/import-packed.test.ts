import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync, gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { both } from '../support/browser/both.ts'
import { eventually } from '../support/browser/eventually.ts'
import { dropFile, pickFile, readFileBar } from '../support/browser/pick-file.ts'
import { readVerdict } from '../support/browser/report.ts'

const har = readFileSync(new URL('../fixtures/har/chrome-code-reused.har', import.meta.url), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-packed-'))
const packed: Readonly<Record<string, Uint8Array>> = {
  'login.har.gz': gzipSync(har),
  'login.zhar': deflateSync(har),
  'login.zip': zipSync({ 'notes.txt': strToU8('nothing'), 'login.har': strToU8(har) }),
}

beforeAll(() => {
  for (const [name, bytes] of Object.entries(packed)) writeFileSync(join(folder, name), bytes)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(['Chromium', 'Firefox'] as const)('in %s', (kind) => {
  let browser: Browser
  let viewer: Page

  beforeAll(async () => {
    browser = await both[kind].launch()
  })

  afterAll(() => browser?.close())

  beforeEach(async () => {
    viewer = await both[kind].openPage(browser, 'src/viewer/viewer.html')
    await eventually('the page is there', () => viewer.evaluate(() => document.querySelector('main') !== null))
  })

  afterEach(() => viewer.close())

  test.each(Object.keys(packed))('%s opens when it is picked', async (name) => {
    await pickFile(viewer, join(folder, name))
    expect(await readVerdict(viewer)).toContain('same authorization code twice')
    expect(await readFileBar(viewer)).toContain(name)
  })

  test.each(Object.entries(packed))('%s opens when it is dropped', async (name, bytes) => {
    await dropFile(viewer, { name, bytes }, async () => undefined)
    expect(await readVerdict(viewer)).toContain('same authorization code twice')
  })

  test('a damaged one says so, and leaves the page as it was', async () => {
    const bytes = gzipSync(har).fill(7, 20, 400)
    await dropFile(viewer, { name: 'broken.har.gz', bytes }, async () => undefined)
    await eventually('the problem is said', () =>
      viewer.evaluate(() => document.body.innerText.includes('Nothing could be read from this file')),
    )
  })
})
