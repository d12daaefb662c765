import type { Page } from 'puppeteer-core'

// The Network panel of the real DevTools, by its own modules. They have no promised shape: if a new browser breaks these
// tests, look here first. Text, because the test runner would rewrite the imports of a function.

/** What its download button writes. */
export async function saveHar(devtools: Page, kind: 'sanitized' | 'sensitive'): Promise<string> {
  return (await devtools.evaluate(`(async () => {
    const { Log } = await import('./models/har/har.js')
    const { NetworkLog } = await import('./models/logs/logs.js')
    const requests = NetworkLog.NetworkLog.instance().requests()
    return JSON.stringify({ log: await Log.Log.build(requests, { sanitize: ${kind === 'sanitized'} }) })
  })()`)) as string
}

export interface ShownRequest {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly form: readonly (readonly [string, string])[]
  readonly body: string
}

/** What its upload button does, and what is listed then. */
export async function loadHar(devtools: Page, har: string): Promise<readonly ShownRequest[]> {
  return (await devtools.evaluate(`(async () => {
    const { ViewManager } = await import('./ui/legacy/legacy.js')
    const { NetworkPanel } = await import('./panels/network/network.js')
    const { NetworkLog } = await import('./models/logs/logs.js')
    await ViewManager.ViewManager.instance().showView('network')
    const { networkLogView } = NetworkPanel.NetworkPanel.instance()
    await networkLogView.onLoadFromFile(new File([${JSON.stringify(har)}], 'safe.har'))
    return Promise.all(NetworkLog.NetworkLog.instance().requests().map(async (request) => ({
      method: request.requestMethod,
      url: request.url(),
      status: request.statusCode,
      form: ((await request.formParameters()) ?? []).map(({ name, value }) => [name, decodeURIComponent(value)]),
      body: (await request.requestContentData())?.text ?? '',
    })))
  })()`)) as readonly ShownRequest[]
}
