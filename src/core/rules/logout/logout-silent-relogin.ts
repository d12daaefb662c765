import { inWords } from '../duration.ts'
import { atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'logout-silent-relogin',
  title: 'The user was signed in again right after logout',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RPIL-2', 'OIDCC-3.1.2.1'],
  requires: ['logoutRequest'],
  worthAWarning: 'The user signed out and is signed in.',
  why: 'The session at the server, or at a server behind it, is still alive, and the app starts a login by itself.',
  fix: 'Return to a page that does not start a login. Where the user must type the password again, send prompt=login.',
  messages: { again: '{time} after the logout a new login succeeded without any question to the user.' },
  check({ logoutRequest }, context) {
    const login = loginAfter(logoutRequest.at, context)
    if (!login?.authorizationRequest || !login.authorizationResponse) return
    const evidence = [
      atPlace(logoutRequest, 'url'),
      atPlace(login.authorizationRequest, 'timing'),
      atPlace(login.authorizationResponse, 'url'),
    ]
    const waited = login.authorizationRequest.at - logoutRequest.at
    // Later than a page can start it by itself, the user pressed a button: leaving this app only is a design, too.
    const byItself = waited < 5_000
    return { message: 'again', data: { time: inWords(waited) }, evidence, ...(!byItself && { severity: 'info' }) }
  },
})

/** A login within half a minute that went through in two seconds, without a page of the server. */
function loginAfter(time: number, { flows, flow }: RuleContext) {
  return flows.find(({ kind, client_id: client, authorizationRequest, authorizationResponse, messages }) => {
    if (kind === 'silentRenew' || !authorizationRequest || authorizationResponse?.code === undefined) return false
    if (flow.client_id !== undefined && client !== flow.client_id) return false
    const waited = authorizationRequest.at - time
    const took = authorizationResponse.at - authorizationRequest.at
    return waited > 0 && waited < 30_000 && took < 2_000 && !messages.some((each) => each.type === 'SignInPage')
  })
}
