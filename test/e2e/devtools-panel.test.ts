import { expect, test } from 'vitest'
import { chromiumInLab } from '../support/browser/chromium-in-lab.ts'
import { openPanel } from '../support/browser/devtools-panel.ts'
import { eventually } from '../support/browser/eventually.ts'
import { readVerdict } from '../support/browser/report.ts'

const { browser, lab } = await chromiumInLab()

test('the panel in the real DevTools says why the login failed, without pressing anything', async () => {
  const page = await browser.newPage()
  await page.goto(lab.url)
  const { panel } = await openPanel(page)
  await page.goto(lab.runUrl('code-reused')).catch(() => undefined)
  const verdict = await eventually(
    'the verdict speaks of the code',
    async () => {
      const text = await readVerdict(panel)
      return /code/i.test(text) && /already|twice|second|reuse/i.test(text) ? text : undefined
    },
    { timeout: 20_000 },
  )
  expect(verdict).toMatch(/code/i)
  const flows = await panel.evaluate(
    () => document.querySelectorAll('[role=listbox][aria-label="Flows"] [role=option]').length,
  )
  expect(flows).toBeGreaterThan(0)
})
