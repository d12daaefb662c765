import type { Situation } from '../situation.ts'

/** What happens around sessions at the server. */
export const logoutRows: readonly Situation[] = [
  {
    id: 'front-channel-logout',
    title: 'Front-channel logout: the server tells another app in a frame',
    path: '/logout/front-channel-logout',
    expected: { flows: ['logout succeeded'], findings: [] },
  },
  {
    id: 'session-iframe',
    title: 'Session iframe of the server',
    path: '/session/session-iframe',
    expected: { flows: ['sessionManagement succeeded'], findings: [] },
    note: 'What page and frame tell each other are messages, which are no requests.',
  },
]
