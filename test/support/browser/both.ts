import type { Browser, Page } from 'puppeteer-core'
import { killWorker, launchChromium, openExtensionPage } from './chromium.ts'
import { endFirefoxWorker, launchFirefox, openFirefoxPage } from './firefox.ts'

interface Kind {
  readonly launch: () => Promise<Browser>
  readonly openPage: (browser: Browser, path: string) => Promise<Page>
  /** As the browser ends an idle worker. */
  readonly endWorker: (browser: Browser, extensionPage: Page) => Promise<void>
}

/** What differs for a test that runs in both browsers and ends the worker in between. */
export const both: Readonly<Record<'Chromium' | 'Firefox', Kind>> = {
  Chromium: {
    launch: () => launchChromium(),
    openPage: openExtensionPage,
    endWorker: killWorker,
  },
  Firefox: {
    launch: () => launchFirefox({ 'extensions.background.idle.timeout': 2_000 }),
    openPage: openFirefoxPage,
    endWorker: (_, extensionPage) => endFirefoxWorker(extensionPage),
  },
}
