import { type ReadonlySignal, signal } from '@preact/signals'
import { readKeySet } from '../../core/facts/read-key-set.ts'
import type { GivenKeySet } from '../../core/facts/signature.ts'
import type { InspectorAdapter } from '../inspector-adapter.ts'

/** Keys that the person gave us: in memory of this view only. */
export interface Keys {
  /** The newest first. */
  readonly given: ReadonlySignal<readonly GivenKeySet[]>
  /** Returns a sentence when the text is no key set. */
  paste(text: string): string | undefined
  /** Has the page fetch them. Returns a sentence when that did not work. */
  fetch(url: string): Promise<string | undefined>
  forget(): void
}

export function createKeys({ fetchKeys }: Pick<InspectorAdapter, 'fetchKeys'>): Keys {
  const given = signal<readonly GivenKeySet[]>([])

  function take(text: string, source: GivenKeySet['source']): string | undefined {
    const read = readKeySet(text)
    if ('problem' in read) return read.problem
    given.value = [{ keys: read.keys, source }, ...given.value]
    return undefined
  }

  return {
    given,
    paste: (text) => take(text, 'pasted'),
    async fetch(url) {
      const fetched = await fetchKeys(url)
      if ('problem' in fetched) return fetched.problem
      const problem = take(fetched.text, 'fetchedInPage')
      return problem === undefined ? undefined : `What the server answered cannot be used. ${problem}`
    },
    forget: () => {
      given.value = []
    },
  }
}
