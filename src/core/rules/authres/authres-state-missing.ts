import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-state-missing',
  title: 'The server did not return state',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-4.1.2', 'RFC6749-4.1.2.1', 'OIDCC-3.1.2.6'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'A server must return state unchanged, in errors too. Without it the app cannot tie the answer to its request and must reject it.',
  fix: 'Return state unchanged; check rewrites and redirects in front of the callback that drop parameters.',
  messages: {
    missing: 'The sign-in sent state, and the answer came back without it, so the app must reject the answer.',
  },
  check({ authorizationRequest: { state }, authorizationRequest, authorizationResponse }) {
    if (state === undefined) return { inapplicable: 'no state was sent' }
    if (authorizationResponse.state !== undefined) return
    if (authorizationResponse.response !== undefined) return { cantTell: 'the encrypted JARM response hides its state' }
    return { message: 'missing', evidence: [at(authorizationRequest, 'state'), at(authorizationResponse, 'state')] }
  },
})
