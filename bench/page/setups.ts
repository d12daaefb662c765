import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { launchChromium, openExtensionPage } from '../../test/support/browser/chromium.ts'
import { eventually } from '../../test/support/browser/eventually.ts'
import { ask, tabIdOf } from '../../test/support/browser/extension-page.ts'
import { floorExtension, type Heard } from './floor.ts'

/** A browser in one state, ready to load the page. */
export interface Setup {
  readonly name: string
  readonly browser: Browser
  readonly tab: Page
  /** Before each load, outside of what is measured. */
  prepare(): Promise<void>
}

export interface Place {
  /** A page that loads nothing. */
  readonly blank: string
  /** Where files may be left. */
  readonly folder: string
}

type Start = (place: Place) => Promise<Omit<Setup, 'name'>>

/** What is compared, the measure of all first, then each after its floor. */
export const setups: Readonly<Record<string, Start>> = {
  'no extension': (place) => plain(place, false),
  'floor: no event': (place) => floor(place, 'nothing'),
  'floor: idle set': (place) => floor(place, 'typical'),
  idle: (place) => plain(place),
  'idle, worker asleep': async (place) => {
    const setup = await plain(place)
    return { ...setup, prepare: () => endWorkers(setup.browser) }
  },
  'floor: full set': (place) => floor(place, 'all'),
  recording: async (place) => {
    const { browser, tab } = await plain(place)
    const extension = await openExtensionPage(browser, 'src/devtools/devtools.html')
    const tabId = await tabIdOf(tab, extension)
    await tab.bringToFront()
    // Anew each time, because a recording in which no login happens ends by itself.
    return { browser, tab, prepare: async () => void (await ask(extension, 'startRecording', { tabId })) }
  },
}

async function endWorkers(browser: Browser): Promise<void> {
  for (const target of browser.targets()) if (target.type() === 'service_worker') await (await target.worker())?.close()
}

function floor(place: Place, heard: Heard) {
  return plain(place, floorExtension(join(place.folder, heard), heard))
}

async function plain({ blank }: Place, extensionFolder?: string | false): Promise<Omit<Setup, 'name'>> {
  const browser = await launchChromium(extensionFolder === undefined ? {} : { extensionFolder })
  if (extensionFolder !== false)
    await eventually('the worker runs', () => browser.targets().some((it) => it.type() === 'service_worker'))
  const tab = await browser.newPage()
  await tab.goto(blank)
  return { browser, tab, prepare: async () => undefined }
}
