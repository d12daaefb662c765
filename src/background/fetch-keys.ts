import { mergeSightings } from '../core/exchange/merge.ts'
import { keySetAddresses } from '../core/facts/jwks-uri.ts'
import type { JournalEntry } from '../core/model/sighting.ts'
import { recognizeMessages } from '../core/protocol/recognize.ts'
import { type FetchedInPage, fetchInPage } from './fetch-in-page.ts'

/** What we use of `scripting`. */
export interface InjectingApi {
  executeScript(injection: object): Promise<readonly { readonly result?: unknown }[]>
}

/** Has the inspected page fetch a key set. Only an address that metadata named which was captured; nobody's word is taken for that. */
export async function fetchKeys(
  scripting: InjectingApi,
  entries: readonly JournalEntry[],
  { tabId, url }: { readonly tabId: number; readonly url: string },
): Promise<FetchedInPage> {
  const addresses = keySetAddresses(recognizeMessages(mergeSightings(entries)))
  if (!addresses.some((each) => each.url === url)) {
    return { problem: 'No captured metadata names this address as its jwks_uri.' }
  }
  try {
    const [first] = await scripting.executeScript({
      target: { tabId },
      func: fetchInPage,
      args: [url],
      world: 'ISOLATED',
    })
    return isFetched(first?.result) ? first.result : { problem: 'The page gave no answer.' }
  } catch {
    return {
      problem:
        'The browser does not let OAuth X-ray work in this page. Open the address yourself and paste what it shows.',
    }
  }
}

function isFetched(result: unknown): result is FetchedInPage {
  if (typeof result !== 'object' || result === null) return false
  return (
    ('text' in result && typeof result.text === 'string') || ('problem' in result && typeof result.problem === 'string')
  )
}
