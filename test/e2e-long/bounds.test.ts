import type { Page } from 'puppeteer-core'
import { expect, test } from 'vitest'
import type { Sighting } from '../../src/core/model/sighting.ts'
import { extensionWorker, openExtensionPage, openViewer } from '../support/browser/chromium.ts'
import { chromiumOnTwoSites } from '../support/browser/chromium-on-two-sites.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'

// test/background/bounds.test.ts asks the same of the code alone, with a storage that only counts.

const { browser, sites } = await chromiumOnTwoSites()

const promised = 8_000_000
const rounds = 10
/** By a recorded page, as real requests; ten exchanges each. */
const loginsOnPage = 8
/** From our own devtools page, by its message: a page would take many minutes for so many. */
const loginsTold = 100
const othersTold = 20_000

test('10,000 exchanges among 200,000 other requests leave less than 8 MB, whole logins, and a word about the rest', async () => {
  const devtools = await openExtensionPage(browser, 'src/devtools/devtools.html')
  const [page, inspected] = [await openTab(), await openTab()]
  const [tab, inspectedTab] = [await tabIdOf(page, devtools), await tabIdOf(inspected, devtools)]
  await ask(devtools, 'startRecording', { tabId: tab })
  await page.reload()
  await (await extensionWorker(browser)).evaluate(countFaults)
  const sizes: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await page.evaluate(logIn, sites.server, round * loginsOnPage, loginsOnPage)
    await devtools.evaluate(tell, inspectedTab, round * loginsTold, loginsTold, othersTold)
    sizes.push(await bytesInUse(devtools))
  }
  expect(Math.max(...sizes)).toBeLessThan(promised)
  // Else nothing had to be dropped.
  expect(Math.max(...sizes)).toBeGreaterThan(promised / 2)
  expect(await (await extensionWorker(browser)).evaluate(faults)).toEqual([])

  const journal = await eventually('the last login is whole', async () => {
    const read = await readStoredJournal(devtools)
    return wholeOnPage(read).get(rounds * loginsOnPage - 1) === everyPart ? read : undefined
  })
  const onPage = wholeOnPage(journal)
  expect([...onPage.values()].every((parts) => parts === everyPart)).toBe(true)
  expect([...onPage.keys()]).toEqual(lastOf(rounds * loginsOnPage, onPage.size))
  const told = exchangesTold(journal)
  expect([...told.values()].every((exchanges) => exchanges === 10)).toBe(true)
  expect([...told.keys()]).toEqual(lastOf(rounds * loginsTold, told.size))
  expect(journal.some((it) => it.kind === 'exchangeReported' && it.url.includes('news'))).toBe(false)

  const dropped = rounds * (loginsOnPage + loginsTold) - onPage.size - told.size
  const viewer = await openViewer(browser, tab)
  await eventually('the viewer says what was dropped', () => says(viewer, `${dropped} older flows were dropped`))
}, 90_000)

async function openTab(): Promise<Page> {
  const tab = await browser.newPage()
  await tab.goto(`${sites.app}/home`)
  return tab
}

/** Four events of the authorization request and of each of nine token requests. */
const everyPart = 40

/** How many parts of its requests are left of each login of the page. */
function wholeOnPage(journal: readonly Sighting[]): ReadonlyMap<number, number> {
  const loginOf = new Map<string, number>()
  for (const it of journal)
    if (it.kind === 'requestStarted') loginOf.set(it.requestId, Number(/login=(\d+)/.exec(it.url)?.[1]))
  return countBy(journal.flatMap((it) => ('requestId' in it ? [loginOf.get(it.requestId) ?? Number.NaN] : [])))
}

function exchangesTold(journal: readonly Sighting[]): ReadonlyMap<number, number> {
  const reports = journal.filter((it) => it.kind === 'exchangeReported' && it.source === 'devtools')
  return countBy(reports.map((it) => ('url' in it ? Number(/login=(\d+)/.exec(it.url)?.[1]) : Number.NaN)))
}

function countBy(numbers: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const each of numbers) counts.set(each, (counts.get(each) ?? 0) + 1)
  return counts
}

function lastOf(all: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => all - count + at)
}

/** Runs in the page: each login asks for a code in a frame, and then for tokens, while the page fetches other things. */
async function logIn(server: string, first: number, count: number): Promise<void> {
  const redirect = encodeURIComponent(`${location.origin}/callback`)
  for (let login = first; login < first + count; login += 1) {
    const frame = document.createElement('iframe')
    frame.src = `${server}/authorize?response_type=code&client_id=shop&redirect_uri=${redirect}&state=s&login=${login}`
    await new Promise((resolve) => {
      frame.onload = resolve
      document.body.append(frame)
    })
    const form = { grant_type: 'refresh_token', refresh_token: 'r'.repeat(5_000) }
    const ask = async (address: string, init?: RequestInit) => void (await (await fetch(address, init)).text())
    const exchanges = Array.from({ length: 9 }, (_, at) =>
      ask(`${server}/token?login=${login}&at=${at}`, { method: 'POST', body: new URLSearchParams(form) }),
    )
    const others = Array.from({ length: 20 }, (_, at) => ask(`/feed/${login}/${at}`))
    await Promise.all([...exchanges, ...others])
    frame.remove()
  }
}

/** Runs in a page of the extension: says of a tab what our devtools page says of entries of the network panel. */
async function tell(tab: number, first: number, count: number, others: number): Promise<void> {
  type Runtime = { sendMessage(message: object): Promise<unknown> }
  const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome
  const entry = (url: string, time: number, form = '') => ({
    kind: 'exchangeReported',
    source: 'devtools',
    time,
    startedAt: time,
    endedAt: time + 1,
    method: form === '' ? 'GET' : 'POST',
    url,
    context: { resourceType: 'fetch', tab },
    requestHeaders: [{ name: 'accept', value: '*/*' }],
    ...(form !== '' && { requestBody: { text: form } }),
    status: 200,
    responseHeaders: [{ name: 'content-type', value: 'application/json' }],
    responseBody: { text: '{}' },
  })
  const form = `grant_type=refresh_token&refresh_token=${'r'.repeat(400)}`
  for (let login = first; login < first + count; login += 1) {
    // A minute and more from the one before: a flow of its own.
    const time = Date.now() - 1e9 + login * 100_000
    const exchanges = Array.from({ length: 10 }, (_, at) =>
      entry(`https://login.example/token?login=${login}&at=${at}`, time + at, form),
    )
    const between = Array.from({ length: others / count }, (_, at) =>
      entry(`https://news.example/feed/${login}/${at}`, time + at),
    )
    await runtime.sendMessage({ type: 'sightings', sightings: [...exchanges, ...between] })
  }
}

/** Runs in the worker. */
function countFaults(): void {
  const seen: string[] = []
  Object.assign(globalThis, { seen })
  addEventListener('error', ({ message }) => seen.push(message))
  addEventListener('unhandledrejection', ({ reason }) => seen.push(String(reason)))
}

function faults(): readonly string[] {
  return (globalThis as unknown as { readonly seen: readonly string[] }).seen
}

function bytesInUse(extensionPage: Page): Promise<number> {
  return extensionPage.evaluate(() => {
    type Area = { getBytesInUse(keys: null): Promise<number> }
    const { session } = (globalThis as unknown as { readonly chrome: { readonly storage: { readonly session: Area } } })
      .chrome.storage
    return session.getBytesInUse(null)
  })
}

function says(page: Page, text: string): Promise<boolean> {
  return page.evaluate((text) => document.body.innerText.includes(text), text)
}
