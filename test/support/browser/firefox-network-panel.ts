import type { Browser, Connection } from 'puppeteer-core'

/** Firefox's own Network panel, opened for the tab in front; and the HAR that it would save. */
export interface FirefoxNetworkPanel {
  saveHar(): Promise<string>
}

/** The driver sees pages only; its protocol reaches Firefox's own window, where the developer tools live. */
export async function openFirefoxNetworkPanel(browser: Browser): Promise<FirefoxNetworkPanel> {
  const { connection } = browser as unknown as { readonly connection: Pick<Connection, 'send'> }
  const send = async (method: string, parameters: object) =>
    ((await connection.send(method as never, parameters as never)) as { readonly result: unknown }).result
  const tree = (await send('browsingContext.getTree', { 'moz:scope': 'chrome' })) as Tree
  const context = tree.contexts[0]?.context
  const inWindow = async (expression: string) => {
    const done = (await send('script.evaluate', { expression, target: { context }, awaitPromise: true })) as Evaluated
    if (done.type !== 'success') throw new Error(`Firefox: ${done.exceptionDetails?.text}`)
    return done.result?.value ?? ''
  }
  await inWindow(openToolbox)
  return { saveHar: () => inWindow(readHar) }
}

interface Tree {
  readonly contexts: readonly { readonly context: string }[]
}

interface Evaluated {
  readonly type: 'success' | 'exception'
  readonly result?: { readonly value?: string }
  readonly exceptionDetails?: { readonly text: string }
}

const openToolbox = `(async () => {
  const { require } = ChromeUtils.importESModule('resource://devtools/shared/loader/Loader.sys.mjs')
  const { gDevTools } = require('devtools/client/framework/devtools')
  window.toolboxOfTest = await gDevTools.showToolboxForTab(gBrowser.selectedTab, { toolId: 'netmonitor' })
})()`

const readHar = `(async () => {
  const panel = await window.toolboxOfTest.getNetMonitorAPI()
  return JSON.stringify(await panel.getHar())
})()`
