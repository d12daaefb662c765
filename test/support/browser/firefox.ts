import { type Browser, type Connection, launch, type Page } from 'puppeteer-core'
import { findFirefox } from '../../../scripts/browsers.mjs'
import { eventually } from './eventually.ts'
import { firefoxFolder } from './extension-folder.ts'

const geckoId = 'oauth-xray@oauth-xray.dev'

/** Firefox gives every installation a random address; a fixed one lets tests open the extension's pages. */
const address = '5b1ad3ce-2c1f-4d0e-9a52-0f3c2a7f6d11'

interface FirefoxOptions {
  /** What a person allows on about:addons. */
  readonly inPrivate?: boolean
}

/** Firefox with the built extension in it, headless, with a profile of its own. */
export async function launchFirefox(
  preferences: Readonly<Record<string, unknown>> = {},
  options: FirefoxOptions = {},
): Promise<Browser> {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('No Firefox found: install it, or set FIREFOX_PATH.')
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: address }),
      ...quiet,
      ...preferences,
    },
  })
  if (options.inPrivate) await installForPrivate(browser)
  else await browser.installExtension(firefoxFolder)
  return browser
}

/** The driver installs extensions for ordinary windows only; Firefox itself can do more. */
async function installForPrivate(browser: Browser): Promise<void> {
  const { connection } = browser as unknown as { readonly connection: Pick<Connection, 'send'> }
  await connection.send(
    'webExtension.install' as never,
    {
      extensionData: { type: 'path', path: firefoxFolder },
      'moz:allowPrivateBrowsing': true,
    } as never,
  )
}

/** Firefox must not talk to anybody on its own; the proxy leads what is not loopback to nobody. */
const quiet = {
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': 'localhost, .localhost, 127.0.0.1, .test',
  'network.proxy.allow_hijacking_localhost': false,
  'network.dns.localDomains': '',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.normandy.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
}

/** Opening an extension page works, but Firefox never tells the driver that it has loaded; so ask the page itself. */
export async function openFirefoxPage(browser: Browser, path: string): Promise<Page> {
  const url = `moz-extension://${address}/${path}`
  const page = await browser.newPage()
  page.goto(url, { timeout: 500 }).catch(() => undefined)
  await eventually('the extension page is open', () =>
    page.evaluate((url) => location.href === url && document.readyState === 'complete', url),
  )
  return page
}

/** Firefox ends an idle background page after a time that a preference names. */
export async function endFirefoxWorker(extensionPage: Page): Promise<void> {
  await eventually('the event page is gone', () => extensionPage.evaluate(hasNoBackground), { timeout: 20_000 })
}

function hasNoBackground(): boolean {
  type Extension = { getBackgroundPage(): object | null }
  return (
    (
      globalThis as unknown as { readonly browser: { readonly extension: Extension } }
    ).browser.extension.getBackgroundPage() === null
  )
}
