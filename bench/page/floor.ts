import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listenToWebRequests, type WebRequestApi } from '../../src/capture/request-listeners.ts'
import type { WebRequestEventName } from '../../src/capture/web-request.ts'

/** `nothing`: one listener that never matches, the least that makes a browser ask at all. */
export type Heard = 'nothing' | 'typical' | 'all'

/**
 * Writes the smallest extension that listens to what ours listens to and does nothing: what the browser itself takes for
 * it. The listeners are asked of our own code, so that they stay the same.
 */
export function floorExtension(folder: string, heard: Heard): string {
  mkdirSync(folder)
  const script = `for (const [event, ...given] of ${JSON.stringify(registrations(heard))})
  chrome.webRequest[event].addListener(() => {}, ...given)\n`
  writeFileSync(join(folder, 'background.js'), script)
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest))
  return folder
}

const manifest = {
  manifest_version: 3,
  name: 'Empty listeners',
  version: '1',
  permissions: ['webRequest'],
  host_permissions: ['<all_urls>'],
  background: { service_worker: 'background.js' },
}

function registrations(heard: Heard): readonly (readonly unknown[])[] {
  if (heard === 'nothing') return [['onBeforeRequest', { urls: ['https://never.example/*'] }]]
  const registered = new Map<unknown, readonly unknown[]>()
  const names = [
    'onBeforeRequest',
    'onSendHeaders',
    'onHeadersReceived',
    'onBeforeRedirect',
    'onCompleted',
    'onErrorOccurred',
  ]
  const event = (name: WebRequestEventName) => ({
    addListener: (listener: unknown, ...given: unknown[]) => registered.set(listener, [name, ...given]),
    removeListener: (listener: unknown) => registered.delete(listener),
  })
  const api = Object.fromEntries(
    names.map((name) => [name, event(name as WebRequestEventName)]),
  ) as unknown as WebRequestApi
  const listeners = listenToWebRequests(api, { browser: 'chrome', onSighting: () => undefined })
  if (heard === 'typical') listeners.hearTypical()
  return [...registered.values()]
}
