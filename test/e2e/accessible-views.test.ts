import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { press } from '../support/browser/press.ts'
import { type Harness, openHarness } from '../support/harness/build.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let harness: Harness

beforeAll(async () => {
  harness = await openHarness()
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await harness?.close()
})

const states = [
  ['panel', 'failed'],
  ['panel', 'healthy'],
  ['panel', 'parameters'],
  ['panel', 'token'],
  ['panel', 'http'],
  ['panel', 'learning'],
  ['panel', 'busy'],
  ['panel', 'hostile'],
  ['panel', 'idle'],
  ['viewer', 'file'],
  ['popup', 'idle'],
  ['popup', 'recording'],
  ['popup', 'done'],
  ['popup', 'paused'],
  ['popup', 'never'],
  ['panel', 'paused'],
  ['panel', 'ended'],
  ['panel', 'never'],
] as const

test.each(states.flatMap(([view, world]) => [[view, world, 'light'] as const, [view, world, 'dark'] as const]))(
  '%s, %s, %s: no violation of axe-core',
  async (view, world, theme) => {
    expect(await violations({ view, world, theme }, view === 'popup' ? 380 : 1280)).toEqual([])
  },
)

test('the narrow panel: no violation of axe-core', async () => {
  expect(await violations({ view: 'panel', world: 'failed', theme: 'light' }, 420)).toEqual([])
})

const dialogs = [
  ['viewer', 'file', ['Import']],
  ['popup', 'done', ['Export for support']],
  ['popup', 'never', ['Sites never to capture']],
  ['panel', 'never', ['Sites never to capture']],
  ['panel', 'failed', ['Export', 'Markdown summary…']],
  ['panel', 'failed', ['Export', 'Full trace with all secrets, encrypted…']],
] as const

test.each(
  dialogs.flatMap(([view, world, names]) => [
    [view, world, 'light' as const, names] as const,
    [view, world, 'dark' as const, names] as const,
  ]),
)('%s, %s, %s: no violation of axe-core in the dialog behind %j', async (view, world, theme, names) => {
  expect(await violations({ view, world, theme }, view === 'popup' ? 380 : 1280, names)).toEqual([])
})

async function violations(
  asked: Readonly<Record<string, string>>,
  width: number,
  pressed: readonly string[] = [],
): Promise<readonly string[]> {
  const page = await browser.newPage()
  try {
    await page.setViewport({ width, height: 720 })
    await page.goto(harness.url(asked))
    await page.waitForSelector('#root h1')
    for (const name of pressed) await press(page, name)
    if (pressed.length > 0) await eventually('the dialog is ready', () => page.evaluate(isReady))
    await page.evaluate(axe)
    const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults
    expect(passes.length).toBeGreaterThan(10)
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
  } finally {
    await page.close()
  }
}

function isReady(): boolean {
  const dialog = document.querySelector('dialog[open]')
  return dialog !== null && !dialog.textContent?.includes('Replacing and searching…')
}
