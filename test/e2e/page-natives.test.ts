import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import { openExtensionPage } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'

const { browser, sites } = await chromiumOnTwoSites()

test('a page sees the same natives with and without the hook', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${sites.app}/home`)
  const without = await tab.evaluate(describeNatives, sites.server)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(asking, 'startRecording', { tabId: await tabIdOf(tab, asking) })
  await tab.reload()
  const withHook = await tab.evaluate(describeNatives, sites.server)
  // Otherwise the comparison would compare nothing.
  expect(await hookReports(asking, tab)).toBe(true)
  expect(withHook).toEqual(without)
})

async function hookReports(asking: Page, tab: Page): Promise<boolean> {
  await tab.evaluate(async (server) => {
    const body = new URLSearchParams({ grant_type: 'authorization_code' })
    await (await fetch(`${server}/t`, { method: 'POST', body })).text()
    await new Promise((resolve) => setTimeout(resolve, 500))
  }, sites.server)
  return (await readStoredJournal(asking)).some((it) => it.source === 'pageHook')
}

/** Runs in the page: all that a curious page could look at, as text. */
async function describeNatives(server: string): Promise<Record<string, unknown>> {
  const owners = {
    window: [window, ['fetch']],
    Response: [Response.prototype, ['json', 'text', 'clone', 'arrayBuffer', 'blob']],
    XMLHttpRequest: [XMLHttpRequest.prototype, ['open', 'send', 'setRequestHeader']],
    Function: [Function.prototype, ['toString']],
  } as const
  const seen: Record<string, unknown> = {}
  for (const [name, [owner, methods]] of Object.entries(owners))
    for (const method of methods) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, method)
      const native = descriptor?.value as (() => unknown) & { prototype?: unknown }
      const { value: _, ...flags } = descriptor ?? {}
      seen[`${name}.${method}`] = {
        flags,
        text: Function.prototype.toString.call(native),
        string: `${native}`,
        name: native.name,
        length: native.length,
        own: Object.getOwnPropertyNames(native),
        hasPrototype: 'prototype' in native,
        parent: Object.getPrototypeOf(native) === Function.prototype,
        constructs: outcome(() => Reflect.construct(Object, [], native)),
        illegal: outcome(() => Reflect.apply(native, null, [])),
      }
    }
  const foreign = document.body.appendChild(document.createElement('iframe')).contentWindow as
    | (Window & typeof globalThis)
    | null
  seen.ownKeys = Object.getOwnPropertyNames(window).filter((it) => /oauth|xray/i.test(it))
  seen.looksNative = /\[native code\]/.test(foreign?.Function.prototype.toString.call(fetch) ?? '')
  const failure = await fetch('http://localhost:1/').catch((error: unknown) => error)
  seen.failure = `${failure}`
  const answer = await fetch(`${server}/t`, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) })
  seen.answer = [answer.bodyUsed, answer.body?.locked, answer.type, answer.constructor === Response]
  seen.clone = await answer.clone().text()
  const reader = answer.body?.getReader()
  const chunk = await reader?.read()
  seen.streamed = new TextDecoder().decode(chunk?.value)
  const notJson = await new Response('<html>').json().catch((error: unknown) => error)
  seen.notJson = `${notJson}`
  const aborting = new AbortController()
  const aborted = fetch(`${server}/t`, { method: 'POST', body: 'grant_type=x', signal: aborting.signal }).catch(
    (it: unknown) => it,
  )
  aborting.abort()
  seen.aborted = `${await aborted}`
  return seen

  function outcome(run: () => unknown): string {
    try {
      const result = run()
      if (result instanceof Promise) result.catch(() => undefined)
      return typeof result
    } catch (error) {
      return `${error}`
    }
  }
}
