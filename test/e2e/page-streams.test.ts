import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { eventually } from '../support/browser/eventually.ts'
import { ask, tabIdOf } from '../support/browser/extension-page.ts'
import { readStoredJournal } from '../support/browser/stored-journal.ts'

const download = 50 * 1024 * 1024

let browser: Browser
let server: Server
let site: string
/** Lets a download end. */
let release: (() => void) | undefined

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://app')
    if (pathname === '/page') return void response.setHeader('content-type', 'text/html').end('<title>page</title>')
    if (pathname === '/download/token') {
      response.setHeader('content-type', 'application/octet-stream')
      response.setHeader('content-length', download)
      return void sendBlocks(response, download / 65_536)
    }
    if (pathname === '/stream/token') {
      response.setHeader('content-type', 'application/json')
      return void sendBlocks(response, download / 65_536, () => {
        release = () => response.end()
      })
    }
    if (pathname === '/session') return void json(response, { data: { access_token: 'of the session' } })
    if (pathname === '/catalogue')
      return void json(response, { access_token: 'of the catalogue', items: Array.from({ length: 200_000 }, String) })
    // What looks like a token endpoint may answer piece by piece, too.
    response.setHeader('content-type', 'application/json')
    let sent = 0
    const timer = setInterval(() => {
      response.write(`{"access_token":"piece-${sent}","token_type":"Bearer"}\n`)
      if (++sent < 4) return
      clearInterval(timer)
      response.end()
    }, 150)
    response.on('close', () => clearInterval(timer))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
})

test('streams, clones, aborts and a download of 50 MB are to the page as without the hook', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${site}/page`)
  const without = await tab.evaluate(observe)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(asking, 'startRecording', { tabId: await tabIdOf(tab, asking) })
  await tab.reload()
  const withHook = await tab.evaluate(observe)
  expect(withHook.seen).toEqual(without.seen)
  // The chunks came one after the other, not all at the end.
  expect(withHook.chunkTimes.at(-1)).toBeGreaterThan((withHook.chunkTimes[0] ?? 0) + 250)
  expect(withHook.downloadTime).toBeLessThan(3 * without.downloadTime + 1_500)
  // Otherwise the comparison would compare nothing.
  await eventually('the hook was there', async () =>
    (await readStoredJournal(asking)).some((it) => it.source === 'pageHook'),
  )
  await tab.close()
})

test('of 50 MB that a page reads piece by piece and drops, nothing more stays in memory than without the hook', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${site}/page`)
  const without = await heldAtTheEnd(tab)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(asking, 'startRecording', { tabId: await tabIdOf(tab, asking) })
  await tab.reload()
  const withHook = await heldAtTheEnd(tab)
  expect(withHook).toBeLessThan(without + 10_000_000)
  // Otherwise the comparison would compare nothing.
  await eventually('the hook read the beginning', async () =>
    (await readStoredJournal(asking)).some(
      (it) => it.kind === 'exchangeReported' && it.url.endsWith('/stream/token') && it.responseBody?.truncated,
    ),
  )
  await tab.close()
})

test('what a page reads of a token response as bytes, as a blob or piece by piece is seen all the same', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${site}/page`)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(asking, 'startRecording', { tabId: await tabIdOf(tab, asking) })
  await tab.reload()
  await tab.evaluate(readInManyWays)
  await eventually('every answer was seen', async () => {
    const reports = (await readStoredJournal(asking)).filter((it) => it.kind === 'exchangeReported')
    const ways = reports.flatMap((it) => (it.responseBody?.text?.includes('piece-3') ? [new URL(it.url).search] : []))
    return ['?bytes', '?blob', '?pieces'].every((way) => ways.includes(way))
  })
})

test('tokens in an answer that looked like nothing are told; a large answer is nobody’s token response', async () => {
  const tab = await browser.newPage()
  await tab.goto(`${site}/page`)
  const asking = await openExtensionPage(browser, 'src/viewer/viewer.html')
  await ask(asking, 'startRecording', { tabId: await tabIdOf(tab, asking) })
  await tab.reload()
  await tab.evaluate(async () => {
    for (const path of ['/catalogue', '/session']) await (await fetch(path)).json()
  })
  const journal = await eventually('the session is told', async () => {
    const text = JSON.stringify(await readStoredJournal(asking))
    return text.includes('of the session') ? text : undefined
  })
  expect(journal).not.toContain('of the catalogue')
})

/** In pieces, so without a length. */
function json(response: ServerResponse, value: object): void {
  response.setHeader('content-type', 'application/json')
  response.write(JSON.stringify(value))
  response.end()
}

function sendBlocks(response: ServerResponse, left: number, done: () => void = () => response.end()): void {
  if (left === 0) return void done()
  const block = Buffer.alloc(65_536, left % 251)
  if (response.write(block)) setImmediate(sendBlocks, response, left - 1, done)
  else response.once('drain', () => sendBlocks(response, left - 1, done))
}

/** Newer than the driver's types: the last is what stands outside of the heap, as the bytes of a stream do. */
interface HeapUsage {
  readonly usedSize: number
  readonly embedderHeapUsedSize?: number
  readonly backingStorageSize?: number
}

/** Bytes held for the page when all has come but the end. */
async function heldAtTheEnd(tab: Page): Promise<number> {
  const reading = tab.evaluate(readAndDrop)
  await eventually('all has come', () => tab.evaluate(hasRead, download), { timeout: 30_000 })
  const session = await tab.createCDPSession()
  await session.send('HeapProfiler.collectGarbage')
  const usage: HeapUsage = await session.send('Runtime.getHeapUsage')
  release?.()
  await reading
  await session.detach()
  return usage.usedSize + (usage.embedderHeapUsedSize ?? Number.NaN) + (usage.backingStorageSize ?? Number.NaN)
}

/** Runs in the page. */
async function observe() {
  const seen: Record<string, unknown> = {}
  const chunkTimes: number[] = []
  const ask = (init: RequestInit = {}) =>
    fetch('/token', { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }), ...init })

  const streamed = await ask()
  const reader = streamed.body?.getReader()
  const chunks: string[] = []
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    chunkTimes.push(performance.now())
    chunks.push(new TextDecoder().decode(next.value))
  }
  seen.streamed = [chunks.join(''), chunks.length > 1, streamed.bodyUsed]

  const cloned = await ask()
  const copy = cloned.clone()
  seen.cloned = [await cloned.text(), await copy.text(), cloned.bodyUsed, copy.bodyUsed]
  seen.twice = await cloned.text().catch((error: unknown) => `${error}`)

  const aborting = new AbortController()
  const aborted = await ask({ signal: aborting.signal })
  const abortedReader = aborted.body?.getReader()
  const first = await abortedReader?.read()
  aborting.abort()
  const rest: unknown[] = []
  try {
    for (let next = await abortedReader?.read(); next && !next.done; next = await abortedReader?.read()) rest.push(1)
  } catch (error) {
    rest.push(`${error}`)
  }
  seen.aborted = [first?.done, rest.at(-1)]

  const since = performance.now()
  const bytes = new Uint8Array(await (await fetch('/download/token')).arrayBuffer())
  const downloadTime = performance.now() - since
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  seen.download = [bytes.length, [...digest].join(' ')]
  return { seen, chunkTimes, downloadTime }
}

/** Runs in the page. */
async function readInManyWays(): Promise<void> {
  const body = () => new URLSearchParams({ grant_type: 'x' })
  await (await fetch('/token?bytes', { method: 'POST', body: body() })).arrayBuffer()
  await (await fetch('/token?blob', { method: 'POST', body: body() })).blob()
  const reader = (await fetch('/token?pieces', { method: 'POST', body: body() })).body?.getReader()
  while (reader && !(await reader.read()).done);
}

/** Runs in the page. */
async function readAndDrop(): Promise<void> {
  const body = new URLSearchParams({ grant_type: 'x' })
  const reader = (await fetch('/stream/token', { method: 'POST', body })).body?.getReader()
  let read = 0
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
    read += next.value.length
    Object.assign(globalThis, { read })
  }
}

function hasRead(bytes: number): boolean {
  return (globalThis as unknown as { readonly read?: number }).read === bytes
}
