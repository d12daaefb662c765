import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-nonce-missing',
  title: 'nonce is missing where the ID token comes in the front channel',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-3.2.2.1', 'OIDCC-3.3.2.1', 'OIDCC-15.5.2'],
  requires: ['authorizationRequest'],
  worthAWarning: 'Without it an ID token of another login can be injected in the front channel (OIDC Core §3.2.2.11).',
  why: 'An ID token that comes straight from the sign-in page could be a stolen or replayed one; only nonce ties it to this request. Servers must refuse the request without it.',
  fix: 'Send a fresh random nonce, and compare it with the claim.',
  messages: { missing: 'The sign-in asks for response_type={responseType} without a nonce.' },
  check({ authorizationRequest: request }, { flow, provider }) {
    const { response_type: responseType = 'code' } = request
    const types = responseType.split(' ')
    if (!types.includes('id_token')) return { inapplicable: 'the ID token does not come in the front channel' }
    if (request.nonce) return
    if ((request.request !== undefined || request.request_uri !== undefined) && !request.mergedFrom)
      return { cantTell: 'the parameters are in a request object or were pushed, and were not captured' }
    if (provider.deviations.withoutNonce) return { inapplicable: provider.deviations.withoutNonce }
    const accepted = flow.authorizationResponse?.id_token !== undefined
    return {
      message: 'missing',
      data: { responseType },
      evidence: [at(request, 'nonce')],
      ...(accepted && { severity: 'warning' as const }),
    }
  },
})
