import { expect, test } from 'vitest'
import { violationsIn } from '../support/browser/axe.ts'
import { chromiumOnHarness } from '../support/browser/chromium-on-harness.ts'
import { eventually } from '../support/browser/eventually.ts'
import { press } from '../support/browser/press.ts'

const { browser, harness } = await chromiumOnHarness()

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
  ['panel', 'cut'],
  ['panel', 'dropped'],
  ['panel', 'allDropped'],
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
    return await violationsIn(page)
  } finally {
    await page.close()
  }
}

function isReady(): boolean {
  const dialog = document.querySelector('dialog[open]')
  return dialog !== null && !dialog.textContent?.includes('Replacing and searching…')
}
