import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumInLab } from '../support/browser/chromium-in-lab.ts'
import { eventually } from '../support/browser/eventually.ts'
import { runScenario } from '../support/browser/lab-run.ts'

const { browser, lab } = await chromiumInLab()

test('after a click the inspected page fetches the keys, the signature is verified with them, and the recording stays as it was', async () => {
  // The app rejects the nonce before it looks at the signature, so it never fetched the keys itself.
  const scenario = lab.scenarios.find(({ id }) => id === 'nonce-changed')
  if (!scenario) throw new Error('The lab has no such scenario.')
  const { viewer, close } = await runScenario({
    lab,
    scenario,
    openTab: () => browser.newPage(),
    openViewer: (path) => openExtensionPage(browser, path),
  })
  await eventually('the steps are shown', async () => (await stepCount(viewer)) > 0)
  const steps = await stepCount(viewer)
  await press(viewer, '[role=tab]', 'Token')
  await eventually('the token’s signature is not verified', async () =>
    /Signature not verified/.test(await text(viewer)),
  )
  await press(viewer, 'button', 'Fetch keys')
  expect(await eventually('the dialog asks first', () => dialogText(viewer))).toMatch(
    /http:\/\/login\.localhost:\d+\/\S*jwks/,
  )
  await press(viewer, 'dialog button', 'Fetch')
  await eventually('it says which key and from where', async () =>
    /Signature verified with key \S+ \(fetched in the page\)/.test(await text(viewer)),
  )
  expect(await dialogText(viewer)).toBeUndefined()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(await stepCount(viewer)).toBe(steps)
  await close()
})

function stepCount(page: Page) {
  return page.evaluate(() => document.querySelectorAll('[aria-label="Steps"] [role=option]').length)
}

function text(page: Page) {
  return page.evaluate(() => document.querySelector<HTMLElement>('[role=tabpanel]')?.innerText ?? '')
}

function dialogText(page: Page) {
  return page.evaluate(() => document.querySelector<HTMLElement>('dialog[open]')?.innerText)
}

async function press(page: Page, selector: string, label: string) {
  await eventually(`"${label}" can be pressed`, () =>
    page.evaluate(
      (selector, label) => {
        const found = [...document.querySelectorAll<HTMLElement>(selector)].find((it) => it.innerText.startsWith(label))
        found?.click()
        return found !== undefined
      },
      selector,
      label,
    ),
  )
}
