import type { Page } from 'puppeteer-core'
import type { JournalEntry } from '../../../src/core/model/sighting.ts'

/** The whole journal, over the way on which the extension's own screens get it. */
export async function readJournal(extensionPage: Page): Promise<readonly JournalEntry[]> {
  return JSON.parse(await extensionPage.evaluate(readFeed))
}

/** Runs in a page of the extension. Text, because both drivers copy large structures slowly. */
function readFeed(): Promise<string> {
  type Message = { readonly type: string; readonly entries?: readonly object[]; readonly complete?: boolean }
  type Port = {
    postMessage(message: object): void
    disconnect(): void
    readonly onMessage: { addListener(listener: (message: Message) => void): void }
  }
  type Runtime = { connect(info: { readonly name: string }): Port }
  const { runtime } = (globalThis as unknown as { readonly chrome: { readonly runtime: Runtime } }).chrome
  return new Promise((resolve) => {
    const port = runtime.connect({ name: 'feed' })
    const all: object[] = []
    port.onMessage.addListener(({ type, entries, complete }) => {
      if (type !== 'entries') return
      all.push(...(entries ?? []))
      if (!complete) return
      port.disconnect()
      resolve(JSON.stringify(all))
    })
    port.postMessage({ type: 'hello', lastSeq: 0 })
  })
}
