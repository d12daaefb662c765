import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspect } from '../../src/core/inspect.ts'
import type { Trace } from '../../src/core/model/trace.ts'
import { importTrace } from '../../src/core/trace/import.ts'
import { prepareSupportExport } from '../../src/ui/models/support-export.ts'
import { sampleTrace } from '../../src/ui/sample/code-reused.ts'
import { violationsIn } from '../support/browser/axe.ts'
import { launchChromium } from '../support/browser/chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'oauth-xray-report-'))
const fixture = (name: string) => new URL(`../fixtures/${name}`, import.meta.url)
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

function read(name: string): Trace {
  const imported = importTrace(readFileSync(fixture(name), 'utf8'))
  if ('problem' in imported) throw new Error(imported.problem)
  return imported.trace
}

/** The report as it is handed over, opened where no script runs. */
async function open(trace: Trace): Promise<Page> {
  const { file } = await prepareSupportExport(await inspect(trace), { hosts: 'keep', format: 'html' })
  const path = join(folder, 'report.html')
  writeFileSync(path, file?.text ?? '')
  const page = await browser.newPage()
  await page.setJavaScriptEnabled(false)
  await page.goto(pathToFileURL(path).href)
  return page
}

const logins: readonly (readonly [string, () => Trace])[] = [
  ['a failed login', sampleTrace],
  ['a healthy one', () => read('har/chrome-healthy.har')],
  ['a rejected redirect URI', () => read('har/firefox-redirect-uri-rejected.har')],
]

describe.each(logins)('the report of %s', (_, trace) => {
  test('is read without a script, and loads nothing', async () => {
    const page = await open(trace())
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.reload()
    expect(asked).toHaveLength(1)
    const text = await page.$eval('main', (main) => (main as HTMLElement).innerText)
    expect(text).toMatch(/^(?:✖ Failed|✔ Succeeded)\n+Login (?:failed|succeeded)/)
    expect(text).toMatch(/Sequence[\s\S]*Steps[\s\S]*1 /)
    await page.close()
  })

  test('prints to two pages at most', async () => {
    const page = await open(trace())
    const pdf = Buffer.from(await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length
    expect([1, 2]).toContain(pages)
    await page.close()
  })

  test.each(['light', 'dark'])('%s: no violation of axe-core, wide and narrow', async (theme) => {
    const page = await open(trace())
    await page.setBypassCSP(true)
    await page.setJavaScriptEnabled(true)
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    for (const width of [1000, 380]) {
      await page.setViewport({ width, height: 800 })
      await page.reload()
      expect(await violationsIn(page)).toEqual([])
    }
    await page.close()
  })
})
