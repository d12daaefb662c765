import type { Page } from 'puppeteer-core'
import { eventually } from '../../support/browser/eventually.ts'

/** The page says when it is done, and what error it experienced. */
export async function waitUntilDone(tab: Page, error = ''): Promise<void> {
  await waitForState(tab, 'done')
  const experienced = await tab.evaluate(() => document.documentElement.dataset.error ?? '')
  if (error === '' ? experienced !== '' : !experienced.includes(error))
    throw new Error(`The page experienced "${experienced}", expected was "${error}"`)
}

export function waitForState(tab: Page, state: string): Promise<true> {
  return eventually(
    `the page is ${state}`,
    // It may be navigating while we ask.
    () => tab.evaluate((state) => document.documentElement?.dataset.state === state, state).catch(() => false),
    { timeout: 15_000, interval: 30 },
  )
}

/** What a person does to open a popup. */
export async function press(tab: Page): Promise<void> {
  await waitForState(tab, 'ready')
  await tab.click('#go')
}

/** A navigation that the page itself takes over at once counts as done. */
export async function open(tab: Page, url: string): Promise<void> {
  await tab.goto(url, { waitUntil: 'domcontentloaded' }).catch((error: unknown) => {
    if (
      !(error instanceof Error) ||
      !/ERR_ABORTED|NS_BINDING_ABORTED|detached|interrupted|aborted/i.test(error.message)
    )
      throw error
  })
}
