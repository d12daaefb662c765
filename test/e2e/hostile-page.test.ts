import type { Browser, Frame, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { findClosedPort } from '../../demo/server/closed-port.ts'
import { pageEvent } from '../../src/capture/page-event.ts'
import { mergeSightings } from '../../src/core/exchange/merge.ts'
import type { HttpExchange } from '../../src/core/model/http-exchange.ts'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readJournal } from '../support/browser/feed.ts'
import { readReport } from '../support/browser/report.ts'
import { startTwoSites, type TwoSites } from '../support/two-sites.ts'

// The event by which the page hook hands over its reports is known to every page. A hostile one says with it what it likes.

let browser: Browser
let sites: TwoSites
let elsewhere: TwoSites
let tab: Page
let tabId: number
let asking: Page

beforeAll(async () => {
  ;[sites, elsewhere] = await Promise.all([startTwoSites({}), startTwoSites({})])
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  await Promise.all([sites?.stop(), elsewhere?.stop()])
})

beforeEach(async () => {
  tab = await browser.newPage()
  await tab.goto(`${sites.app}/home`)
  asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  tabId = await tabIdOf(tab, asking)
  await ask(asking, 'startRecording', { tabId })
  await tab.reload()
})

afterEach(async () => {
  await ask(asking, 'clear', {})
  await Promise.all([asking.close(), tab.close()])
})

test('a frame cannot answer for the page around it, neither before nor after the true answer', async () => {
  const frame = await hostileFrame()
  const url = `${sites.server}/token?wait=1500`
  const asked = post(tab, url)
  // It guesses the very moment at which the browser saw the request begin, which the page itself only nearly knows.
  const more = { startedAt: await startOf(url) }
  await forge(frame, { url, answer: 'forged before', more })
  await asked
  await forge(frame, { url, answer: 'forged after', more })
  const { seen, told } = await exchangesWith(url, 3)
  expect(seen.map(bodyOf)).toEqual([expect.stringContaining('token-/token')])
  expect(told.map(bodyOf).toSorted()).toEqual(['forged after', 'forged before'])
})

test('a frame cannot complete a request of the page around it of which no answer can be read', async () => {
  const frame = await hostileFrame()
  const url = `${sites.server}/token`
  await post(tab, url, { mode: 'no-cors' })
  await forge(frame, { url, answer: 'forged' })
  const { seen } = await exchangesWith(url, 2)
  expect(seen.map(bodyOf)).toEqual([undefined])
})

test('another tab cannot either, though it is recorded', async () => {
  const other = await browser.newPage()
  await other.goto(`${elsewhere.app}/home`)
  await ask(asking, 'startRecording', { tabId: await tabIdOf(other, asking) })
  await other.reload()
  const url = `${sites.server}/token`
  await post(tab, url, { mode: 'no-cors' })
  await forge(other, { url, answer: 'forged' })
  const { seen, told } = await exchangesWith(url, 2)
  await other.close()
  expect(seen.map(bodyOf)).toEqual([undefined])
  expect(told.map(({ context }) => context.tab)).not.toContain(tabId)
})

test('what only a page told is marked as its word, whatever source it names', async () => {
  const url = `${sites.server}/token`
  await forge(tab, { url, answer: 'forged', more: { source: 'webRequest', context: { tab: 1, armed: true } } })
  const { seen, told } = await exchangesWith(url, 1)
  expect(seen).toEqual([])
  expect(told[0]?.provenance).toEqual({
    request: ['pageHook'],
    requestBody: ['pageHook'],
    response: ['pageHook'],
    responseBody: ['pageHook'],
  })
  expect(told[0]?.context).toMatchObject({ tab: tabId, initiator: sites.app })
})

test('a page cannot tell what was to be read on a page', async () => {
  const authorize = `${elsewhere.app}/authorize?response_type=code&client_id=c&state=s`
  await tab.goto(authorize)
  await forge(tab, { url: authorize, more: { kind: 'documentRead', text: 'error: forged', status: 400 } })
  await forge(tab, { url: `${sites.server}/token`, answer: 'as a sign that all before it has arrived' })
  await exchangesWith(`${sites.server}/token`, 1)
  expect(JSON.stringify(await readJournal(asking))).not.toContain('error: forged')
})

test('a forged answer does not turn a failed login into one that succeeded', async () => {
  const callback = `${sites.app}/callback`
  const tokens = `http://localhost:${await findClosedPort()}/token`
  const request = new URLSearchParams({ response_type: 'code', client_id: 'c', redirect_uri: callback, state: 's1' })
  await tab.goto(`${sites.server}/authorize?${request}`)
  await tab.goto(`${callback}?code=code-1&state=s1`)
  const form = { grant_type: 'authorization_code', code: 'code-1', client_id: 'c', redirect_uri: callback }
  await post(tab, tokens, { form })
  const answer = JSON.stringify({ access_token: 'forged', token_type: 'Bearer', expires_in: 60 })
  // By the page itself, which knows the code.
  await forge(tab, { url: tokens, form, answer })
  await exchangesWith(tokens, 2)
  const { flows } = await readReport(asking, tabId)
  const [login, ...others] = flows
  expect(login?.kind).toBe('authorizationCode')
  expect(login?.status).toBe('failed')
  expect(login?.steps.filter(({ message }) => message === 'TokenRequest')).toHaveLength(1)
  expect(others.map(({ status }) => status)).toEqual(['incomplete'])
  expect(others[0]?.notSeen.map(({ why }) => why).join()).toContain('only the page itself reported')
})

interface Forged {
  readonly url: string
  readonly form?: Readonly<Record<string, string>>
  readonly answer?: string
  readonly more?: object
}

const redemption = { grant_type: 'authorization_code', code: 'x', client_id: 'c' }

/** Says what the page hook would say. */
function forge(page: Page | Frame, { url, form = redemption, answer, more }: Forged): Promise<void> {
  const report = {
    kind: 'exchangeReported',
    source: 'pageHook',
    method: 'POST',
    url,
    requestBody: { text: new URLSearchParams(form).toString() },
    status: 200,
    ...(answer !== undefined && { responseBody: { text: answer } }),
    ...more,
  }
  return page.evaluate(
    (name, report) => {
      const now = Date.now()
      const detail = JSON.stringify({ time: now, startedAt: now, endedAt: now, ...report })
      dispatchEvent(new CustomEvent(name, { detail }))
    },
    pageEvent,
    report,
  )
}

async function post(
  page: Page,
  url: string,
  options: { readonly form?: Readonly<Record<string, string>>; readonly mode?: RequestMode } = {},
): Promise<void> {
  const { form = redemption, mode = 'cors' } = options
  await page.evaluate(
    async (url, form, mode) => {
      const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), mode }).catch(() => undefined)
      await answer?.text()
    },
    url,
    form,
    mode,
  )
}

/** A frame of another site in the recorded page. */
async function hostileFrame(): Promise<Frame> {
  const address = `${elsewhere.app}/home`
  await tab.evaluate((address) => {
    document.body.appendChild(document.createElement('iframe')).src = address
  }, address)
  return eventually('the frame is there', () => tab.frames().find((it) => it.url() === address))
}

function startOf(url: string): Promise<number> {
  return eventually('the request has begun', async () => {
    const sightings = (await readJournal(asking)).map(({ sighting }) => sighting)
    return sightings.find((it) => it.kind === 'requestStarted' && it.url === url)?.time
  })
}

/** What the browser saw, and what only a page told. */
async function exchangesWith(url: string, count: number) {
  const all = await eventually(`${count} exchanges with ${url}`, async () => {
    const found = mergeSightings(await readJournal(asking)).filter(({ request }) => request.url === url)
    return found.length >= count && found.every(({ response, error }) => response ?? error) ? found : undefined
  })
  const isTold = ({ provenance }: HttpExchange) => provenance.request?.join() === 'pageHook'
  return { seen: all.filter((it) => !isTold(it)), told: all.filter(isTold) }
}

function bodyOf({ response }: HttpExchange): string | undefined {
  return response?.body?.text
}
