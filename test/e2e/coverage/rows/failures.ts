import { waitUntilDone } from '../drive.ts'
import type { Expected, Situation, Stage } from '../situation.ts'

const failing = (...findings: readonly string[]): Expected => ({ flows: ['authorizationCode failed'], findings })

/** The page learns only that the request failed. */
async function pageFails({ tab }: Stage) {
  await waitUntilDone(tab, 'Error')
}

/** Token requests that do not come through. */
export const failureRows: readonly Situation[] = [
  {
    id: 'redirect-307',
    title: 'Token request redirected with 307',
    path: '/start/redirect-307',
    expected: { flows: ['authorizationCode succeeded'], findings: [] },
    note: 'The browser sends code and verifier again, to the second address.',
  },
  {
    id: 'redirect-302',
    title: 'Token request redirected with 302',
    path: '/start/redirect-302',
    act: pageFails,
    expected: failing('net-post-became-get'),
    note: 'The browser repeats it as GET, without its body.',
  },
  {
    id: 'no-preflight',
    title: 'Preflight refused',
    path: '/start/no-preflight',
    act: pageFails,
    expected: failing('cors-preflight-rejected'),
  },
  {
    id: 'no-cors',
    title: 'Answer without CORS headers',
    path: '/start/no-cors',
    act: pageFails,
    expected: failing('cors-blocked'),
    varies: { firefox: ['error'] },
    note: {
      chromium: 'What the page may not read, its hook may not either.',
      firefox:
        'The filter gets nothing. The request ends now with NS_ERROR_DOM_BAD_URI, now as if all were well; the headers say what happened.',
    },
  },
  {
    id: 'refused',
    title: 'Connection refused',
    path: '/start/refused',
    act: pageFails,
    expected: failing('net-connection-failed'),
  },
  {
    id: 'reset',
    title: 'Connection reset',
    path: '/start/reset',
    act: pageFails,
    expected: failing('net-connection-failed'),
  },
  {
    id: 'unknown-host',
    title: 'Host name unknown',
    path: '/start/unknown-host',
    act: pageFails,
    expected: failing('net-connection-failed'),
  },
  {
    id: 'aborted',
    title: 'Aborted by the page',
    path: '/start/aborted',
    act: pageFails,
    expected: { flows: ['authorizationCode incomplete'], findings: ['net-request-aborted'] },
  },
]
