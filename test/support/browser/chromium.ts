import { setTimeout as sleep } from 'node:timers/promises'
import { type Browser, launch, type Page, type WebWorker } from 'puppeteer-core'
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
 * Ends the service worker as the browser does after 30 idle seconds; the next event starts another. It must not
 * be inspected then: Chrome would keep its target for the next life and start that one paused, for a debugger that never comes.
 */
export async function killWorker(browser: Browser): Promise<void> {
  const session = await browser.target().createCDPSession()
  const living = async () => {
    const { targetInfos } = await session.send('Target.getTargets')
    return targetInfos.filter((it) => it.type === 'service_worker' && isOurs(it.url)).map((it) => it.targetId)
  }
  const dying = await eventually('there is a service worker to end', async () => (await living())[0])
  await session.send('Target.closeTarget', { targetId: dying })
  await eventually('the service worker is gone', async () => !(await living()).includes(dying))
  // Its thread may live a moment longer than its target.
  await sleep(100)
  await session.detach()
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
