import { waitUntilDone } from '../drive.ts'
import type { Situation } from '../situation.ts'
import { healthy } from './healthy.ts'

/** Ways of sending the token request. */
export const tokenRows: readonly Situation[] = [
  { id: 'xhr', title: 'Token request by XMLHttpRequest', path: '/start/xhr', expected: healthy('authorizationCode') },
  {
    id: 'keepalive',
    title: 'Token request by fetch with keepalive',
    path: '/start/keepalive',
    expected: healthy('authorizationCode'),
  },
  {
    id: 'blob',
    title: 'Token request with a Blob body',
    path: '/start/blob',
    unwatched: 'The body, by which a token request is known, is read by the page hook alone.',
    expected: healthy('authorizationCode'),
    note: { chromium: 'webRequest does not show what is in a Blob; the page hook reads it.' },
  },
  {
    id: 'untypical',
    title: 'Token endpoint at an address that tells nothing',
    path: '/start/untypical',
    unwatched: 'The address is not a typical one.',
    expected: healthy('authorizationCode'),
    note: 'While a tab is recorded every request is looked at, and known by its parameters.',
  },
  movesOn({ id: 'moves-on', times: 10 }),
]

export const longTokenRows: readonly Situation[] = [movesOn({ id: 'moves-on-30', times: 30 })]

/** The page that leaves in the same moment in which it has its tokens, again and again: no login may be missing a part. */
function movesOn({ id, times }: { readonly id: string; readonly times: number }): Situation {
  return {
    id,
    title: `Page that moves on right after the exchange, ×${times}`,
    path: '/start/moves-on',
    async act({ tab, openTab }) {
      await waitUntilDone(tab)
      // Each in a tab of its own: in one tab they would rightly be called a loop.
      for (let time = 2; time <= times; time++) await waitUntilDone(await openTab('/start/moves-on'))
    },
    expected: healthy(...Array<string>(times).fill('authorizationCode')),
  }
}
