import { press, waitUntilDone } from '../drive.ts'
import type { Situation, Stage } from '../situation.ts'
import { healthy } from './healthy.ts'

async function pressAndWait({ tab }: Stage) {
  await press(tab)
  await waitUntilDone(tab)
}

/** Popups and frames. */
export const windowRows: readonly Situation[] = [
  {
    id: 'popup-closes',
    title: 'Popup that closes at once',
    path: '/opener/popup-closes',
    act: pressAndWait,
    expected: healthy('authorizationCode'),
  },
  {
    id: 'popup-exchanges',
    title: 'Popup that exchanges the code itself, then closes',
    path: '/opener/popup-exchanges',
    act: pressAndWait,
    expected: healthy('authorizationCode'),
  },
  {
    id: 'silent-frame',
    title: 'Silent frame, server on the app’s own site',
    path: '/start/silent-frame',
    expected: healthy('authorizationCode', 'silentRenew'),
  },
  {
    id: 'silent-frame-third-party',
    title: 'Silent frame, server on another site',
    path: '/start/silent-frame-third-party',
    expected: {
      flows: ['authorizationCode succeeded', 'silentRenew incomplete'],
      findings: ['iframe-third-party-cookie'],
    },
    note: 'The server’s cookie does not come along into the frame of another site, so the server knows nobody.',
  },
  {
    id: 'renew-beside-login',
    title: 'Hidden frame renews while a popup logs in',
    path: '/start/renew-beside-login',
    act: pressAndWait,
    expected: healthy('authorizationCode', 'authorizationCode', 'silentRenew'),
  },
]
