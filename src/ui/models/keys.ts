import { type ReadonlySignal, signal } from '@preact/signals'
import { readClientSecret } from '../../core/facts/client-secret.ts'
import type { GivenKeySet } from '../../core/facts/key-sets.ts'
import { readKeySet } from '../../core/facts/read-key-set.ts'
import type { InspectorAdapter } from '../inspector-adapter.ts'

/** Keys that the person gave us: in memory of this view only. */
export interface Keys {
  /** The newest first. */
  readonly given: ReadonlySignal<readonly GivenKeySet[]>
  /** Returns a sentence when the text is no key set. The server's, when it is not said whose. */
  paste(text: string, of?: GivenKeySet['of']): string | undefined
  /** The client secret, for what is signed with it. Returns a sentence when the text is none. */
  giveSecret(text: string): string | undefined
  /** Has the page fetch them. Returns a sentence when that did not work. */
  fetch(url: string): Promise<string | undefined>
  forget(): void
}

export function createKeys({ fetchKeys }: Pick<InspectorAdapter, 'fetchKeys'>): Keys {
  const given = signal<readonly GivenKeySet[]>([])

  function take(text: string, whence: Pick<GivenKeySet, 'source' | 'of'>): string | undefined {
    const read = whence.source === 'secret' ? readClientSecret(text) : readKeySet(text)
    if ('problem' in read) return read.problem
    given.value = [{ keys: read.keys, ...whence }, ...given.value]
    return undefined
  }

  return {
    given,
    paste: (text, of = 'server') => take(text, { source: 'pasted', of }),
    giveSecret: (text) => take(text, { source: 'secret', of: 'client' }),
    async fetch(url) {
      const fetched = await fetchKeys(url)
      if ('problem' in fetched) return fetched.problem
      const problem = take(fetched.text, { source: 'fetchedInPage' })
      return problem === undefined ? undefined : `What the server answered cannot be used. ${problem}`
    },
    forget: () => {
      given.value = []
    },
  }
}
