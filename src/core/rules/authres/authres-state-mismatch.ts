import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-state-mismatch',
  title: 'The returned state differs from the one sent',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.2', 'RFC6749-10.12', 'RFC9700-4.7.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'state ties the answer to the sign-in that this browser started. With another value the app must take it for an answer somebody else planted (CSRF), and is right to refuse it.',
  fix: 'Start the login again. Keep one pending state per request, handle the answer only at the registered callback, and find out who changed or overwrote the value: a second login in another tab, a bookmarked callback, or something rewriting the URL.',
  messages: {
    different: 'The answer came back with another state than the one this sign-in sent, so the app must refuse it.',
    otherLogin: 'The answer carries the state of another sign-in started in this browser, so the app must refuse it.',
  },
  check({ authorizationRequest, authorizationResponse }, { flow, flows }) {
    const { state: sent } = authorizationRequest
    const { state: returned } = authorizationResponse
    if (sent === undefined || returned === undefined) return { inapplicable: 'no state on one side' }
    if (sent === returned) return
    const other = flows.some((each) => each !== flow && each.authorizationRequest?.state === returned)
    return {
      message: other ? 'otherLogin' : 'different',
      evidence: [at(authorizationRequest, 'state'), at(authorizationResponse, 'state')],
    }
  },
})
