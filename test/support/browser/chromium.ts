import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, launch, type Page, type Target, type WebWorker } from 'puppeteer-core'
import { findChromium } from '../../../scripts/browsers.mjs'
import { eventually } from './eventually.ts'
import { chromeFolder } from './extension-folder.ts'

export interface ChromiumOptions {
  readonly headless?: boolean
  /** `false`: none at all. */
  readonly extensionFolder?: string | false
  /** Where the profile is kept when the browser closes. */
  readonly profile?: string
  readonly arguments?: readonly string[]
  /** Arguments that the driver would give by itself. */
  readonly without?: readonly string[]
}

/** Chromium with the built extension in it, with a profile of its own that goes when the browser closes. */
export async function launchChromium(options: ChromiumOptions = {}): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('No Chromium found: install it, or set CHROME_PATH.')
  return launch({
    executablePath,
    headless: options.headless ?? true,
    // Over the pipe, because branded Chrome ignores --load-extension since version 137.
    pipe: true,
    enableExtensions: options.extensionFolder === false ? false : [options.extensionFolder ?? chromeFolder],
    handleDevToolsAsPage: true,
    defaultViewport: null,
    ...(options.profile !== undefined && { userDataDir: options.profile }),
    // People need no bar that says the browser is controlled by software.
    ignoreDefaultArgs: [...(options.headless === false ? ['--enable-automation'] : []), ...(options.without ?? [])],
    args: [...quiet, ...sandbox(), ...(options.headless === false ? [] : loopbackOnly), ...(options.arguments ?? [])],
  })
}

/** Chromium must not talk to anybody on its own while a test or the lab runs. */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-features=OptimizationHints,OptimizationGuideModelDownloading,MediaRouter,Translate,AutofillServerCommunication,CertificateTransparencyComponentUpdater,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable',
]

/** Whatever is not on this machine does not resolve. */
const loopbackOnly = [
  '--disable-gpu',
  '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
]

/** Chromium's sandbox refuses to run as root, as in most containers. */
function sandbox(): readonly string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

export async function extensionId(browser: Browser): Promise<string> {
  const ids = [...(await browser.extensions()).keys()]
  const id = ids[0]
  if (id === undefined || ids.length > 1) throw new Error(`Expected our extension alone, found: ${ids.join(', ')}`)
  return id
}

/** The extension's service worker; an opened extension page wakes it if it sleeps. */
export async function extensionWorker(browser: Browser): Promise<WebWorker> {
  const target = await browser.waitForTarget((it) => it.type() === 'service_worker' && isOurs(it.url()), {
    timeout: 10_000,
  })
  const worker = await target.worker()
  if (!worker) throw new Error('The extension has no service worker.')
  return worker
}

/**
 * Ends the service worker as the browser does after 30 idle seconds. The next event starts it again, perhaps at once: then it is
 * the same target with another life in it, so each life gets a mark to know it by.
 */
export async function killWorker(browser: Browser): Promise<void> {
  const dying = await eventually('there is a service worker to end', () => workersOf(browser)[0])
  const session = await dying.createCDPSession()
  await answered(session.send('Runtime.evaluate', { expression: 'globalThis.endedByTest = true' }), undefined)
  const { targetInfo } = await session.send('Target.getTargetInfo')
  await session.connection()?.send('Target.closeTarget', { targetId: targetInfo.targetId })
  // Whoever inspects a worker keeps it from ending. One that is gone does not answer before an event starts it again.
  await answered(detach(dying), undefined)
  await answered(session.detach(), undefined)
  await eventually('the service worker is gone', async () => !(await isMarked(browser)))
}

async function detach(target: Target): Promise<void> {
  await (await target.worker())?.client.detach()
}

/** Who is dead when asked does not answer, nor refuse to. */
function answered<T, O>(answer: Promise<T>, otherwise: O): Promise<T | O> {
  return Promise.race([answer.catch(() => otherwise), sleep(1_000, otherwise)])
}

async function isMarked(browser: Browser): Promise<boolean> {
  const [target] = workersOf(browser)
  const session = target && (await answered(target.createCDPSession(), undefined))
  if (!session) return false
  const asked = session.send('Runtime.evaluate', { expression: 'globalThis.endedByTest === true' })
  const answer = await answered(asked, undefined)
  await answered(session.detach(), undefined)
  return answer?.result.value === true
}

function workersOf(browser: Browser) {
  return browser.targets().filter((it) => it.type() === 'service_worker' && isOurs(it.url()))
}

function isOurs(url: string): boolean {
  return url.startsWith('chrome-extension://')
}

export async function openExtensionPage(browser: Browser, path: string): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(`chrome-extension://${await extensionId(browser)}/${path}`)
  return page
}

/** The full-page inspector, live on one tab. */
export function openViewer(browser: Browser, tabId: number): Promise<Page> {
  return openExtensionPage(browser, `src/viewer/viewer.html?tab=${tabId}`)
}
