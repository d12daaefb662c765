import type { Frame, Page } from 'puppeteer-core'
import { eventually } from './eventually.ts'

export interface OpenPanel {
  /** DevTools itself, as a page: good for screenshots. */
  readonly devtools: Page
  /** The document of our panel inside it. */
  readonly panel: Frame
}

/** Opens the real DevTools on a page and shows our panel in it. */
export async function openPanel(page: Page): Promise<OpenPanel> {
  const devtools = await page.openDevTools()
  // Asking DevTools for its views before it has started would break it; our own devtools page comes after that.
  await page.browser().waitForTarget((it) => it.url().endsWith('/src/devtools/devtools.html'), { timeout: 20_000 })
  await eventually(
    'DevTools lists our panel',
    () => devtools.evaluate<[], () => Promise<boolean>>(showExtensionPanel),
    { timeout: 20_000 },
  )
  const panel = await eventually('our panel is a frame of DevTools', () =>
    devtools.frames().find((it) => it.url().endsWith('/src/panel/panel.html')),
  )
  return { devtools, panel }
}

/**
 * Runs inside DevTools; text, because the test runner would rewrite the import of a function. The only place that knows
 * DevTools' own modules, which have no promised shape: if a new browser breaks the panel tests, look here first.
 */
const showExtensionPanel = `(async () => {
  const { ViewManager } = await import('./ui/legacy/legacy.js')
  const manager = ViewManager.ViewManager.instance()
  const id = [...manager.views.keys()].find((it) => it.includes('chrome-extension://'))
  if (id === undefined) return false
  await manager.showView(id)
  return true
})()`

/** Lets DevTools fill its whole page, without the half in which it would show the inspected one. */
export async function undock(devtools: Page): Promise<void> {
  await devtools.evaluate(`(async () => {
    const { DockController } = await import('./ui/legacy/legacy.js')
    DockController.DockController.instance().setDockSide('undocked')
  })()`)
}
