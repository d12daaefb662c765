import type { Page } from 'puppeteer-core'
import type { RequestName, Requests } from '../../../src/messaging/protocol.ts'
import { eventually } from './eventually.ts'

/** Asks the extension's background what its own pages ask it; any open page of the extension will do. */
export async function ask<N extends RequestName>(
  extensionPage: Page,
  type: N,
  details: Requests[N]['ask'],
): Promise<Requests[N]['answer']> {
  return (await extensionPage.evaluate(sendMessage, { type, ...details })) as Requests[N]['answer']
}

function sendMessage(message: object): Promise<unknown> {
  type Runtime = { sendMessage(message: object): Promise<unknown> }
  return (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome.runtime.sendMessage(
    message,
  )
}

/**
 * The browser's number of the tab behind a page. Two tabs may show one URL, so the page carries a title of its own while
 * we look; it must be a page whose title the extension may read (http, not about:blank).
 */
export async function tabIdOf(page: Page, extensionPage: Page): Promise<number> {
  const mark = `tab ${crypto.randomUUID()}`
  const title = await page.evaluate((mark) => {
    const title = document.title
    document.title = mark
    return title
  }, mark)
  const tabId = await eventually('the marked tab is found', () => extensionPage.evaluate(findTabByTitle, mark))
  await page.evaluate((title) => {
    document.title = title
  }, title)
  return tabId
}

async function findTabByTitle(title: string): Promise<number | undefined> {
  type Tab = { readonly id?: number; readonly title?: string }
  type Tabs = { query(filter: object): Promise<readonly Tab[]> }
  const { tabs } = (globalThis as unknown as { readonly chrome: { readonly tabs: Tabs } }).chrome
  return (await tabs.query({})).find((it) => it.title === title)?.id
}
