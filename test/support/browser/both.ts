import type { Browser, Page } from 'puppeteer-core'
import { killWorker, launchChromium, openExtensionPage } from './chromium.ts'
import { eventually } from './eventually.ts'
import { launchFirefox, openFirefoxPage } from './firefox.ts'

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
    async endWorker(_, extensionPage) {
      await eventually('the event page is gone', () => extensionPage.evaluate(hasNoBackground), { timeout: 20_000 })
    },
  },
}

function hasNoBackground(): boolean {
  type Extension = { getBackgroundPage(): object | null }
  return (
    (
      globalThis as unknown as { readonly browser: { readonly extension: Extension } }
    ).browser.extension.getBackgroundPage() === null
  )
}
