import { at } from '../evidence.ts'
import { isSilentRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'silent-not-signed-in',
  title: 'The quiet question got the answer "not signed in"',
  severity: 'info',
  certainty: 'serverSaid',
  owner: 'user',
  specs: ['OIDCC-3.1.2.6', 'OIDCSM-3.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'The app asked without showing anything whether the user is signed in. "No" is a normal answer, not a failure.',
  fix: 'Nothing to fix: show the sign-in button, or start an interactive login once.',
  messages: {
    notSignedIn: 'The app asked quietly whether the user is signed in, and the server answered no ({error}).',
  },
  check({ authorizationRequest, authorizationResponse }, { flow }) {
    if (flow.kind !== 'silentRenew') return { inapplicable: 'not a silent request' }
    if (!isSilentRefusal(flow)) return
    const { error = '' } = authorizationResponse
    return {
      message: 'notSignedIn',
      data: { error },
      evidence: [at(authorizationResponse, 'error'), at(authorizationRequest, 'prompt')],
    }
  },
})
