import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RequestStarted, Sighting } from '../../src/core/model/sighting.ts'
import { both } from '../support/browser/both.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'
import { startTwoSites, type TwoSites } from '../support/two-sites.ts'

const whole = ['requestStarted', 'requestHeadersSent', 'responseStarted', 'requestCompleted']

describe.each(['Chromium', 'Firefox'] as const)('in %s', (name) => {
  const { launch, openPage, endWorker } = both[name]
  let browser: Browser
  let sites: TwoSites
  let extension: Page
  let tab: Page
  let tabId: number

  beforeAll(async () => {
    sites = await startTwoSites({})
    browser = await launch()
    // A page that holds no connection to the worker, which may die.
    extension = await openPage(browser, 'src/devtools/devtools.html')
  })

  beforeEach(async () => {
    await ask(extension, 'clear', {})
    tab = await browser.newPage()
    await tab.goto(`${sites.app}/home`)
    tabId = await tabIdOf(tab, extension)
  })

  afterEach(async () => {
    await ask(extension, 'stopRecording', { tabId })
    await tab.close()
  })

  afterAll(async () => {
    await browser?.close()
    await sites?.stop()
  })

  test('while nothing is armed, a token request to a typical address is seen, to another it is not', async () => {
    await post('/exchange')
    await post('/oauth2/token')
    await eventually('the typical one is whole', async () => (await kindsOf('/oauth2/token')).length === whole.length)
    expect(await kindsOf('/oauth2/token')).toEqual(whole)
    expect(await kindsOf('/exchange')).toEqual([])
  })

  test('a typical request wakes the worker and is whole, with its body', async () => {
    await endWorker(browser, extension)
    await post('/oauth2/token')
    await eventually('it is whole', async () => (await kindsOf('/oauth2/token')).length === whole.length)
    expect(await kindsOf('/oauth2/token')).toEqual(whole)
    expect((await startOf('/oauth2/token'))?.body?.text).toContain('grant_type=refresh_token')
  })

  // The first that arms a tab: for a while after it everything is heard.
  test('a tab that is armed later is heard from then on, and what was under way is whole', async () => {
    await post('/unheard')
    const slow = post('/oauth2/token?wait=1500')
    await eventually('it is under way', async () => (await startOf('/oauth2/token')) !== undefined)
    await ask(extension, 'startRecording', { tabId })
    await post('/exchange')
    await slow
    await eventually('both are whole', async () =>
      [await requestKindsOf('/oauth2/token'), await requestKindsOf('/exchange')].every(
        (kinds) => kinds.length >= whole.length,
      ),
    )
    expect(await requestKindsOf('/oauth2/token')).toEqual(whole)
    expect(await requestKindsOf('/exchange')).toEqual(whole)
    expect(await kindsOf('/unheard')).toEqual([])
  })

  test('a worker that dies while a tab is armed misses nothing, whatever the address', async () => {
    await ask(extension, 'startRecording', { tabId })
    if (name === 'Chromium') await eventually('the page hook is in the page', () => tab.evaluate(hasHook))
    await endWorker(browser, extension)
    await post('/exchange')
    await eventually('it is whole', async () => (await requestKindsOf('/exchange')).length === whole.length)
    expect(await requestKindsOf('/exchange')).toEqual(whole)
    expect((await startOf('/exchange'))?.body?.text).toContain('grant_type=refresh_token')
    await eventually('its answer was read', async () => /token-.exchange/.test(await answers()))
  })

  test('what was under way when the recording ended is heard to its end', async () => {
    await ask(extension, 'startRecording', { tabId })
    const slow = post('/exchange?wait=1500')
    await eventually('it is under way', async () => (await startOf('/exchange')) !== undefined)
    await ask(extension, 'stopRecording', { tabId })
    await slow
    await eventually('it is whole', async () => (await requestKindsOf('/exchange')).length === whole.length)
    expect(await requestKindsOf('/exchange')).toEqual(whole)
  })

  function post(path: string): Promise<void> {
    return tab.evaluate(async (url) => {
      await (await fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'refresh_token' }) })).text()
    }, sites.server + path)
  }

  async function startOf(path: string): Promise<RequestStarted | undefined> {
    return (await readStoredJournal(extension)).find(
      (it) => it.kind === 'requestStarted' && it.url.startsWith(sites.server + path),
    ) as RequestStarted | undefined
  }

  async function kindsOf(path: string): Promise<readonly string[]> {
    const start = await startOf(path)
    const belongs = (it: Sighting) => start !== undefined && 'requestId' in it && it.requestId === start.requestId
    return (await readStoredJournal(extension)).filter(belongs).map(({ kind }) => kind)
  }

  /** Without the body, which comes by another way. */
  async function requestKindsOf(path: string): Promise<readonly string[]> {
    return (await kindsOf(path)).filter((kind) => kind !== 'responseBodyRead')
  }

  async function answers(): Promise<string> {
    return JSON.stringify(await readStoredJournal(extension))
  }
})

/** The hook cancels this event, by which a second one would learn of it (src/capture/page-event.ts). */
function hasHook(): boolean {
  return !dispatchEvent(new Event('oauth-xray-probe', { cancelable: true }))
}
