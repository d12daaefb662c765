import type { Browser, Page } from 'puppeteer-core'
import { launchChromium, openExtensionPage } from '../../support/browser/chromium.ts'
import { launchFirefox, openFirefoxPage } from '../../support/browser/firefox.ts'
import type { Running } from './run.ts'
import { startSites } from './server/sites.ts'
import type { BrowserName } from './situation.ts'

export interface Started extends Running {
  close(): Promise<void>
}

/** A browser with the extension in it, and the sites it visits. */
export async function start(name: BrowserName): Promise<Started> {
  const sites = await startSites()
  const { launch, openPage } = browsers[name]
  const browser = await launch()
  const extension = await openPage(browser, 'src/viewer/viewer.html')
  return {
    browser: name,
    sites,
    extension,
    newTab: () => browser.newPage(),
    async close() {
      await browser.close()
      await sites.stop()
    },
  }
}

interface Kind {
  readonly launch: () => Promise<Browser>
  readonly openPage: (browser: Browser, path: string) => Promise<Page>
}

const browsers: Readonly<Record<BrowserName, Kind>> = {
  chromium: {
    // The driver switches the back/forward cache off, which people have on.
    launch: () => launchChromium({ without: ['--disable-back-forward-cache'] }),
    openPage: openExtensionPage,
  },
  firefox: {
    // Firefox looks up no .onion name, so a request for one fails on this machine; a proxy would have the last word instead.
    launch: () => launchFirefox({ 'network.proxy.no_proxies_on': 'localhost, .localhost, 127.0.0.1, .test, .onion' }),
    openPage: openFirefoxPage,
  },
}
