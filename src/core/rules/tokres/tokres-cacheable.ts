import { headerOf } from '../../model/http-exchange.ts'
import { atHeader } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokres-cacheable',
  title: 'The token response may be stored by caches',
  // The catalogue has it as a warning. Answers to POST are hardly ever stored (RFC 9111 §2), so a working login gets a hint.
  severity: 'info',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-5.1', 'OIDCC-3.1.3.3'],
  requires: ['tokenResponse.headers'],
  why: 'A stored answer is a stored token.',
  fix: 'Send Cache-Control: no-store with every answer that holds a token.',
  messages: { cacheable: 'The token response has no Cache-Control: no-store.' },
  check({ tokenResponse }, { exchange }) {
    if (tokenResponse.status >= 300) return { inapplicable: 'no success' }
    const { response } = exchange(tokenResponse)
    if (!response?.headers?.length) return { cantTell: 'the header fields were not captured' }
    const control = headerOf(response, 'cache-control') ?? ''
    if (/no-store/i.test(control)) return
    return { message: 'cacheable', evidence: [atHeader(tokenResponse, 'response', 'cache-control')] }
  },
})
