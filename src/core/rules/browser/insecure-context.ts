import { isLoopback } from '../../exchange/host.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { at, atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'insecure-context',
  title: 'The page is not https, so the browser offers no cryptography',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['SECURECTX-intro', 'RFC7636-4.2'],
  requires: ['authorizationRequest'],
  why: 'PKCE needs SHA-256 (crypto.subtle), which browsers give only to https pages and to this computer itself.',
  fix: 'Use https, or http://localhost for development, instead of an IP address or host name over http.',
  messages: {
    refused:
      'The page {page} is not https: the browser offers no cryptography there, so the request has no S256 challenge (PKCE), and the server wants one.',
    weak: 'The page {page} is not https: the browser offers no cryptography there, and the request goes without an S256 challenge (PKCE).',
  },
  check({ authorizationRequest: request }, context) {
    const page = context.exchange(request).context.initiator ?? originOf(request.redirect_uri ?? '')
    if (page === undefined || !/^http:/.test(page) || isLoopback(page))
      return { inapplicable: 'the page is secure, or unknown' }
    if (request.code_challenge !== undefined && request.code_challenge_method === 'S256') return
    const data = { page }
    const evidence = [at(request, 'code_challenge'), atPlace(request, 'url')]
    return wantsPkce(context)
      ? { message: 'refused', data, evidence }
      : { message: 'weak', severity: 'info', data, evidence }
  },
})

function wantsPkce(context: RuleContext) {
  const topics = ['challengeMissing', 'challengeMethodRejected', 'verifierMissing']
  return context.flow.exchanges.some((id) => {
    const topic = refusalOn(context.exchange({ exchange: id }), context)?.topic
    return topic !== undefined && topics.includes(topic)
  })
}
