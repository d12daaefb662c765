import type { Situation } from '../situation.ts'
import { healthy } from './healthy.ts'

/** Requests that are pushed, signed or proven. */
export const proofRows: readonly Situation[] = [
  {
    id: 'par',
    title: 'Pushed request (PAR)',
    path: '/start/par',
    unwatched: 'Known by its answer, the body of which is not read.',
    expected: healthy('authorizationCode'),
  },
  { id: 'jar', title: 'Signed request (JAR, `request`)', path: '/start/jar', expected: healthy('authorizationCode') },
  {
    id: 'jar-by-reference',
    title: 'Request by reference (JAR, `request_uri`)',
    path: '/start/jar-by-reference',
    expected: healthy('authorizationCode'),
    note: 'Against a server made by hand. The server fetches the request itself, so the browser never sees what is in it.',
  },
  {
    id: 'dpop',
    title: 'DPoP, first proof refused for its nonce',
    path: '/start/dpop',
    expected: healthy('authorizationCode'),
  },
]
