import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspect } from '../../src/core/inspect.ts'
import { exportSafe } from '../../src/core/trace/safe-export.ts'
import { launchChromium } from '../support/browser/chromium.ts'
import { traceOf } from '../support/inspected.ts'

// PerfCascade is the viewer of sitespeed.io: a reader of HAR that is neither a browser nor ours.

const script = fileURLToPath(new URL('../../node_modules/perf-cascade/dist/perf-cascade.min.js', import.meta.url))
const har = readFileSync(new URL('../fixtures/har/chrome-code-reused.har', import.meta.url), 'utf8')
let browser: Browser

beforeAll(async () => {
  browser = await launchChromium({ extensionFolder: false })
})

afterAll(() => browser?.close())

test.each(['keep', 'number'] as const)(
  'another HAR viewer draws every request of a redacted HAR, hosts: %s',
  async (hosts) => {
    const { file, leaks } = exportSafe(await inspect(traceOf(har)), { hosts }, 'har')
    expect(leaks).toEqual([])
    const page = await browser.newPage()
    await page.addScriptTag({ path: script })
    const drawn = await page.evaluate(draw, file)
    const { entries } = JSON.parse(file).log
    expect(entries.length).toBeGreaterThan(3)
    expect(drawn).toHaveLength(entries.length)
    for (const [at, { request }] of entries.entries())
      expect(drawn[at]).toContain(new URL(request.url).pathname.split('/').at(-1))
    await page.close()
  },
)

function draw(file: string): readonly string[] {
  const { perfCascade } = globalThis as never as { perfCascade: { fromHar(log: object): SVGElement } }
  document.body.append(perfCascade.fromHar(JSON.parse(file).log))
  return [...document.querySelectorAll('.row-item')].map((row) => row.textContent ?? '')
}
