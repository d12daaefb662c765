import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

/** May be sent more than once (RFC 8707 §2, RFC 8693 §2.1). */
const repeatable = new Set(['resource', 'audience'])

/** Parameters of OAuth and OpenID Connect; a repeated parameter of the vendor's own is the vendor's business. */
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
    const names = request.parameters
      .filter((each) => each.carrier === 'query' || each.carrier === 'form')
      .map((each) => each.name)
    const parameter = names.find(
      (name, index) => ofTheProtocol.has(name) && !repeatable.has(name) && names.indexOf(name) !== index,
    )
    if (parameter === undefined) return
    const accepted = flow.authorizationResponse?.code !== undefined
    return {
      message: 'repeated',
      data: { parameter, times: names.filter((name) => name === parameter).length },
      evidence: [at(request, parameter)],
      ...(accepted && { severity: 'warning' as const }),
    }
  },
})
