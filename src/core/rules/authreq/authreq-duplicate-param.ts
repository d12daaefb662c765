import type { Carrier, Parameter } from '../../model/message.ts'
import { at } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

/**
 * Parameters of OAuth and OpenID Connect. Not among them: resource and audience, which may be sent more than once (RFC 8707 §2,
 * RFC 8693 §2.1), and the vendors' own, which are their business.
 */
const ofTheProtocol = new Set([
  'client_id',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'prompt',
  'max_age',
  'login_hint',
  'id_token_hint',
  'acr_values',
  'claims',
  'request',
  'request_uri',
])

export default defineRule({
  id: 'authreq-duplicate-param',
  title: 'A parameter of the sign-in request is sent twice',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1', 'RFC6749-3.2'],
  requires: ['authorizationRequest'],
  why: 'Two values leave open which one counts; servers must refuse such a request.',
  fix: 'Set {parameter} in one place only: in the library, or as an extra parameter, or in the configured URL.',
  messages: { repeated: 'The sign-in request sends {parameter} {times} times.' },
  check({ authorizationRequest: request }, { flow }) {
    const parameter = repeatedIn(request.parameters, 'query') ?? repeatedIn(request.parameters, 'form')
    if (parameter === undefined) return
    return {
      message: 'repeated',
      data: { parameter: parameter.name, times: parameter.times },
      evidence: [at(request, parameter.name)],
      ...(isAccepted(flow) && { severity: 'info' as const }),
    }
  },
})

/** Within one carrier only: a pushed request repeats client_id in the address on purpose (RFC 9126 §4). */
function repeatedIn(parameters: readonly Parameter[], carrier: Carrier) {
  const names = parameters.filter((each) => each.carrier === carrier).map((each) => each.name)
  const name = names.find((each, index) => ofTheProtocol.has(each) && names.indexOf(each) !== index)
  return name === undefined ? undefined : { name, times: names.filter((each) => each === name).length }
}
