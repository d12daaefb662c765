import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchChromium } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
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

const opened = [
  ['the profile with all its requirements', 'failed', ['requirements met'], '[aria-label="Profile"] details[open]'],
  ['a key set that is none', 'token', ['Token request', 'Paste key set', 'Use these keys'], '[aria-invalid="true"]'],
  ['the question before keys are fetched', 'token', ['Token request', 'Fetch keys'], 'dialog[open]'],
  ['the comparison', 'busy', ['Compare'], '[aria-label="Compare"] table'],
  ['the comparison of a single flow', 'failed', ['Compare'], '[aria-label="Compare"]'],
] as const

describe.each(['light', 'dark'])('no violation of axe-core, %s', (theme) => {
  test.each(opened)('%s', async (_, world, names, shown) => {
    const page = await open({ world, theme }, 1280, 720)
    for (const name of names) await press(page, name)
    await page.waitForSelector(shown)
    await page.evaluate(axe)
    const { violations, passes } = (await page.evaluate('axe.run()')) as AxeResults
    expect(passes.length).toBeGreaterThan(10)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([])
    await page.close()
  })
})

/** Sizes of a panel: docked at the bottom of a laptop, at the right, undocked. */
test.each([
  [1280, 400],
  [1440, 340],
  [560, 900],
  [700, 800],
  [1280, 800],
])('at %i × %i verdict, sequence and details are in sight together', async (width, height) => {
  for (const world of ['failed', 'redirectUri']) {
    const page = await open({ world, theme: 'light' }, width, height)
    const seen = await page.evaluate(() =>
      ['Verdict', 'Sequence', 'Step details'].map((name) => {
        const box = document.querySelector(`section[aria-label="${name}"]`)?.getBoundingClientRect()
        return box ? Math.round(Math.min(box.bottom, innerHeight) - box.top) : 0
      }),
    )
    expect([world, seen.map((pixels) => pixels >= 120)]).toEqual([world, [true, true, true]])
    const decisive = await page.evaluate(() => {
      const row = document.querySelector('[aria-label="Steps"] [aria-selected="true"]')?.getBoundingClientRect()
      return row !== undefined && row.top >= 0 && row.bottom <= innerHeight
    })
    expect([world, decisive]).toEqual([world, true])
    await page.close()
  }
})

async function open(asked: Readonly<Record<string, string>>, width: number, height: number): Promise<Page> {
  const page = await browser.newPage()
  await page.setViewport({ width, height })
  await page.goto(harness.url({ view: 'panel', ...asked }))
  await page.waitForSelector('#root h1')
  return page
}

async function press(page: Page, label: string) {
  await eventually(`"${label}" can be pressed`, () =>
    page.evaluate((label) => {
      const found = [...document.querySelectorAll<HTMLElement>('button:enabled, summary, [role=option]')].findLast(
        (it) => it.innerText.includes(label),
      )
      found?.click()
      return found !== undefined
    }, label),
  )
}
