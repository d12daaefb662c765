import type { Page } from 'puppeteer-core'
import { describe, expect, test } from 'vitest'
import { violationsIn } from '../support/browser/axe.ts'
import { chromiumOnHarness } from '../support/browser/chromium-on-harness.ts'
import { eventually } from '../support/browser/eventually.ts'

const { browser, harness } = await chromiumOnHarness()

const opened = [
  ['the profile with all its requirements', 'failed', ['requirements met'], '[aria-label="Profile"] details[open]'],
  ['a key set that is none', 'token', ['Token request', 'Paste key set', 'Use these keys'], '[aria-invalid="true"]'],
  ['the question before keys are fetched', 'token', ['Token request', 'Fetch keys'], 'dialog[open]'],
  ['the question for a client secret', 'hmac', ['Token request', 'Give client secret'], 'dialog[open]'],
  ['the comparison', 'busy', ['Compare'], '[aria-label="Compare"] table'],
  ['the comparison of a single flow', 'failed', ['Compare'], '[aria-label="Compare"]'],
] as const

describe.each(['light', 'dark'])('no violation of axe-core, %s', (theme) => {
  test.each(opened)('%s', async (_, world, names, shown) => {
    const page = await open({ world, theme }, 1280, 720)
    for (const name of names) await press(page, name)
    await page.waitForSelector(shown)
    expect(await violationsIn(page)).toEqual([])
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

test.each([420, 1280])('at a width of %i a word under the list takes no row away', async (width) => {
  const page = await open({ world: 'dropped', theme: 'light' }, width, 800)
  const inSight = await page.evaluate(() => {
    const list = document.querySelector('[role=listbox][aria-label="Flows"]')?.getBoundingClientRect()
    const row = document.querySelector('[aria-label="Flows"] [role=option]')?.getBoundingClientRect()
    return list !== undefined && row !== undefined && row.top >= list.top && row.bottom <= list.bottom
  })
  expect(inSight).toBe(true)
  expect(await page.evaluate(() => document.body.innerText)).toContain('807 older flows were dropped')
  await page.close()
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
