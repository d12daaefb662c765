import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'

let browser: Browser
let viewer: Page

beforeAll(async () => {
  browser = await launchChromium()
  viewer = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await press('Open a sample flow')
  await viewer.waitForSelector('section[aria-label="Verdict"] h1')
})

afterAll(() => browser?.close())

test('keys choose steps and tabs, and letters in the filter stay letters', async () => {
  await type('2', 'ArrowLeft')
  await shows('Step 5 Token request', 'Parameters')
  await type('3')
  await shows('Step 5 Token request', 'Token (2)')
  await type('/', 't', '1', 'Escape', 'ArrowRight')
  await shows('Step 6 Token request', 'Token')
  expect(await viewer.$eval('input[type=search]', (input) => input.value)).toBe('t1')
})

test('evidence jumps to the step and marks the parameter', async () => {
  await press('code in #5: first use')
  await shows('Step 5 Token request', 'Parameters')
  expect(await viewer.$eval('[role=tabpanel] [aria-current=true]', (row) => row.textContent)).toMatch(/^code/)
})

test('a revealed secret is masked again in the next step', async () => {
  await press('Reveal code')
  await eventually('the code is shown', () => viewer.evaluate(isShown))
  await type('ArrowRight')
  await eventually('it is masked', async () => !(await viewer.evaluate(isShown)))
})

function isShown() {
  return document.querySelector('[role=tabpanel]')?.textContent?.includes('SplxlOBeZQQYbYS6WxSbIA7f2kPq') ?? false
}

async function press(name: string) {
  const button = await viewer.waitForSelector(`aria/${name}[role="button"]`)
  await button?.click()
}

async function type(...keys: readonly ('2' | '3' | '/' | 't' | '1' | 'ArrowLeft' | 'ArrowRight' | 'Escape')[]) {
  for (const key of keys) await viewer.keyboard.press(key)
}

function shows(step: string, tab: string) {
  return eventually(`${step} with ${tab}`, () =>
    viewer.evaluate(
      (step, tab) =>
        document.querySelector('section[aria-label="Step details"] h2')?.textContent === step &&
        document.querySelector('[role=tab][aria-selected=true]')?.textContent === tab,
      step,
      tab,
    ),
  )
}
