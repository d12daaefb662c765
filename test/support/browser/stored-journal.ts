import type { Page } from 'puppeteer-core'
import type { Sighting } from '../../../src/core/model/sighting.ts'

/** What the extension has journaled, in order, read from its own storage. */
export async function readStoredJournal(extensionPage: Page): Promise<readonly Sighting[]> {
  return (await extensionPage.evaluate(async () => {
    type Area = { get(keys: null): Promise<Record<string, unknown>> }
    const { storage } = (globalThis as unknown as { chrome: { storage: { session: Area } } }).chrome
    const stored = Object.entries(await storage.session.get(null)).filter(([key]) => key.startsWith('e:'))
    return stored
      .sort(([a], [b]) => Number(a.slice(2)) - Number(b.slice(2)))
      .map(([, sighting]) => JSON.parse(String(sighting)))
  })) as readonly Sighting[]
}
