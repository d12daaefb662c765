import type { AuthorizationRequest } from '../../model/message.ts'
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
  worthAWarning: 'What can be guessed binds the answer to nothing (RFC 9700 §4.7.1).',
  why: 'Who can guess or replay the value can pass off another answer as the answer to this sign-in.',
  fix: 'Generate at least 128 random bits for each request. Keep the return path in storage, under the state, and not in it.',
  messages: {
    reused: 'The same {parameter} is used in two different sign-in requests.',
    fixed: '{parameter} is a word that stands for a value that was not set.',
    short: '{parameter} has only {length} characters, which can be guessed.',
  },
  check({ authorizationRequest: request }, { flow, flows, shape }) {
    for (const parameter of guarded) {
      const value = request[parameter]
      if (!value) continue
      const earlier = flows.flatMap(({ id, authorizationRequest: other, authorizationResponse: answer }) =>
        id !== flow.id && answer && other?.[parameter] === value && other.client_id === request.client_id
          ? [other]
          : [],
      )
      const first = earlier.find((each) => each.at < request.at)
      if (first && !isSameNavigation(earlier, request))
        return { message: 'reused', data: { parameter }, evidence: [at(request, parameter), at(first, parameter)] }
    }
    const { state, code_challenge: challenge, nonce } = request
    // With PKCE or a nonce, state may be the app's own (RFC 9700 §2.1).
    if (!state || challenge || nonce) return
    const { length, placeholder } = shape(state)
    const evidence = [at(request, 'state')]
    if (placeholder) return { message: 'fixed', data: { parameter: 'state' }, evidence }
    return length < 8 ? { message: 'short', data: { parameter: 'state', length }, evidence } : undefined
  },
})

/** Back or reload sends the very same request again, once; an app that does so at every login has fixed values. */
function isSameNavigation(earlier: readonly AuthorizationRequest[], request: AuthorizationRequest) {
  const [only, ...others] = earlier
  return only !== undefined && others.length === 0 && textOf(only) === textOf(request)
}

function textOf({ endpoint, parameters }: AuthorizationRequest) {
  return [endpoint, ...parameters.map(({ name, value }) => `${name}=${value}`)].join('\n')
}
