import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-implicit-flow',
  title: 'The access token comes in the address (implicit flow)',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-2.1.2', 'OAUTH21-10.1', 'BBA-7.2'],
  requires: ['authorizationRequest'],
  worthAWarning: 'Tokens in the address leak and can be injected (RFC 9700 §2.1.2).',
  why: 'An access token in the page address can be read from history, by extensions and by any script of the page, and cannot be bound to its holder.',
  fix: 'Use response_type=code with PKCE.',
  messages: {
    token: 'The sign-in asks for response_type={responseType}: the access token is returned in the page address.',
  },
  check({ authorizationRequest: request }, { provider }) {
    const { response_type: responseType } = request
    if (responseType === undefined) return { inapplicable: 'no response_type' }
    if (!responseType.split(' ').includes('token')) return
    return {
      message: 'token',
      data: { responseType },
      evidence: [at(request, 'response_type')],
      ...(provider.deviations.implicitByDesign && { severity: 'info' as const }),
    }
  },
})
