import { readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page, WebWorker } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { extensionWorker, launchChromium, openExtensionPage } from '../support/browser/chromium.ts'
import { chromeFolder } from '../support/browser/extension-folder.ts'

let browser: Browser
let server: Server
let url: string
const arrived: string[] = []

beforeAll(async () => {
  // It would welcome everybody, so whatever does not arrive was stopped by the browser.
  server = createServer((request, response) => {
    arrived.push(`${request.method} ${request.url}`)
    response.setHeader('access-control-allow-origin', '*')
    response.end('welcome')
  })
  server.on('upgrade', (request, socket) => {
    arrived.push(`upgrade ${request.url}`)
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
})

afterAll(async () => {
  await browser?.close()
  server?.close()
})

beforeEach(() => {
  arrived.length = 0
})

const pages = ['src/panel/panel.html', 'src/popup/popup.html', 'src/viewer/viewer.html', 'src/devtools/devtools.html']

/** Ways out, as expressions in `url`; what they answer does not matter, only what arrives. */
const ways: readonly (readonly [string, (url: string) => unknown])[] = [
  ['fetch', (url) => fetch(`${url}/fetch`).then(() => 'sent')],
  [
    'fetch without CORS',
    (url) => fetch(`${url}/no-cors`, { mode: 'no-cors', method: 'POST', body: 'x' }).then(() => 'sent'),
  ],
  ['fetch that outlives the page', (url) => fetch(`${url}/keepalive`, { keepalive: true }).then(() => 'sent')],
  ['WebSocket', (url) => void new WebSocket(`${url.replace('http', 'ws')}/socket`)],
  ['EventSource', (url) => void new EventSource(`${url}/events`)],
]

const waysOfPages: typeof ways = [
  ...ways,
  [
    'XMLHttpRequest',
    (url) => {
      const request = new XMLHttpRequest()
      request.open('POST', `${url}/xhr`)
      request.send('x')
    },
  ],
  ['sendBeacon', (url) => void navigator.sendBeacon(`${url}/beacon`, 'x')],
  ['an image', (url) => void Object.assign(new Image(), { src: `${url}/image` })],
  [
    'a style sheet',
    (url) =>
      void document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: `${url}/style` }),
      ),
  ],
  [
    'a frame',
    (url) => void document.body.append(Object.assign(document.createElement('iframe'), { src: `${url}/frame` })),
  ],
  [
    'a form',
    (url) => {
      const form = Object.assign(document.createElement('form'), {
        action: `${url}/form`,
        method: 'post',
        target: '_self',
      })
      document.body.append(form)
      form.submit()
    },
  ],
]

test.each(pages)('%s gets nothing out', async (path) => {
  const page = await openExtensionPage(browser, path)
  for (const [, way] of waysOfPages) await attempt(page, way)
  await settle()
  expect(arrived).toEqual([])
  await page.close()
})

test('the service worker gets nothing out', async () => {
  const worker = await extensionWorker(browser)
  for (const [, way] of ways) await attempt(worker, way)
  await settle()
  expect(arrived).toEqual([])
})

test('the worker that reads files gets nothing out', async () => {
  // A page of ours without the UI: the name of the policy is still free there, so that the test may start the worker.
  const page = await openExtensionPage(browser, 'src/devtools/devtools.html')
  const started = new Promise<WebWorker>((resolve) => page.once('workercreated', resolve))
  const script = readdirSync(join(chromeFolder, 'assets')).find((it) => it.startsWith('worker'))
  await page.evaluate(startWorker, `/assets/${script}`)
  const worker = await started
  for (const [, way] of ways) await attempt(worker, way)
  await settle()
  expect(arrived).toEqual([])
  await page.close()
})

test('the same ways are open on an ordinary page', async () => {
  const page = await browser.newPage()
  await page.goto(url)
  arrived.length = 0
  for (const [, way] of waysOfPages) await attempt(page, way)
  await settle()
  expect(new Set(arrived.filter((it) => !it.endsWith('/favicon.ico'))).size).toBe(waysOfPages.length)
})

test('Trusted Types forbid to write HTML', async () => {
  const page = await openExtensionPage(browser, 'src/viewer/viewer.html')
  const written = await page.evaluate(() => {
    try {
      document.body.innerHTML = '<p>written</p>'
      return 'written'
    } catch (error) {
      return String(error)
    }
  })
  expect(written).toContain('TrustedHTML')
  await page.close()
})

function startWorker(address: string): void {
  type Policy = { createScriptURL(address: string): string }
  type Factory = { createPolicy(name: string, rules: Policy): Policy }
  const { trustedTypes } = globalThis as unknown as { readonly trustedTypes: Factory }
  const policy = trustedTypes.createPolicy('oauth-xray-worker', { createScriptURL: (each) => each })
  Object.assign(globalThis, { kept: new Worker(policy.createScriptURL(address)) })
}

async function attempt(context: Page | WebWorker, way: (url: string) => unknown): Promise<void> {
  await context.evaluate(way, url).catch(() => undefined)
}

function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 500))
}
