import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

const guarded = ['state', 'nonce', 'code_challenge'] as const

export default defineRule({
  id: 'authreq-state-weak',
  title: 'A value that must be new and unguessable is not',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6749-10.10', 'RFC6749-10.12', 'RFC9700-4.7.1', 'RFC7636-7.1', 'OIDCC-15.5.2'],
  requires: ['authorizationRequest'],
  why: 'Who can guess or replay the value can pass off another answer as the answer to this sign-in.',
  fix: 'Generate at least 128 random bits for each request. Keep the return path in storage, under the state, and not in it.',
  messages: {
    reused: 'The same {parameter} is used in two different sign-in requests.',
    short: '{parameter} has only {length} characters, which can be guessed.',
  },
  check({ authorizationRequest: request }, { flow, flows, shape }) {
    for (const parameter of guarded) {
      const value = request[parameter]
      if (!value) continue
      const other = flows.find(
        ({ id, authorizationRequest: earlier }) =>
          id !== flow.id &&
          earlier?.[parameter] === value &&
          earlier.client_id === request.client_id &&
          earlier.at < request.at,
      )
      if (other?.authorizationResponse && other.authorizationRequest) {
        return {
          message: 'reused',
          data: { parameter },
          evidence: [at(request, parameter), at(other.authorizationRequest, parameter)],
        }
      }
    }
    const { state, code_challenge: challenge, nonce } = request
    const length = state === undefined ? undefined : shape(state).length
    // With PKCE or a nonce, state may be the app's own (RFC 9700 §2.1).
    if (length === undefined || length >= 8 || length === 0 || challenge || nonce) return
    return { message: 'short', data: { parameter: 'state', length }, evidence: [at(request, 'state')] }
  },
})
