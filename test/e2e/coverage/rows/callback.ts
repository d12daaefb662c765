import type { Situation } from '../situation.ts'
import { healthy } from './healthy.ts'

/** How the answer comes back. */
export const callbackRows: readonly Situation[] = [
  { id: 'code-query', title: 'Code in the query', path: '/start/code-query', expected: healthy('authorizationCode') },
  { id: 'fragment', title: 'Code in the fragment', path: '/start/fragment', expected: healthy('authorizationCode') },
  { id: 'form-post', title: 'Code by form_post', path: '/start/form-post', expected: healthy('authorizationCode') },
  { id: 'jarm', title: 'Signed answer (JARM)', path: '/start/jarm', expected: healthy('authorizationCode') },
  {
    id: 'implicit',
    title: 'Implicit',
    path: '/start/implicit',
    expected: { flows: ['implicit succeeded'], findings: ['authreq-implicit-flow'] },
  },
  { id: 'hybrid', title: 'Hybrid', path: '/start/hybrid', expected: healthy('hybrid') },
  {
    id: 'web-message',
    title: 'web_message in a frame',
    path: '/start/web-message',
    expected: healthy('authorizationCode', 'silentRenew'),
    note: 'The answer goes from frame to page as a message, which is no request; the code is seen in the token request.',
  },
  {
    id: 'three-sites',
    title: 'Three sites in one login',
    path: '/start/three-sites',
    expected: healthy('authorizationCode'),
  },
]
