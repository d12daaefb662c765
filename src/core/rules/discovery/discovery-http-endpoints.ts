import { isLoopback } from '../../exchange/host.ts'
import type { JsonObject } from '../../model/facts.ts'
import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'discovery-http-endpoints',
  title: 'The server advertises unencrypted addresses',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCD-3', 'OIDCD-7.1', 'RFC8414-2', 'RFC8414-6.1'],
  requires: ['metadataResponse.body'],
  worthAWarning: 'What is sent to these addresses can be read and changed on the way (RFC 8414 §6.1).',
  why: 'A page on https may not call them, and tokens would travel unencrypted.',
  fix: 'Tell the server its public https address, or let it trust X-Forwarded-Proto of the proxy in front of it.',
  messages: { http: 'The configuration was read over https, but names plain http addresses: {list}.' },
  check({ metadataResponse: response }, { exchange, flow }) {
    const { url } = exchange(response).request
    if (!/^https:/i.test(url) || !response.body) return { inapplicable: 'no document read over https' }
    const open = openMembers(response.body)
    if (open.length === 0) return
    const works = flow.tokenExchanges.some(({ response: answer }) => answer?.access_token !== undefined)
    return {
      message: 'http',
      data: { list: open.join(', ') },
      evidence: open.map((name) => at(response, name)),
      ...(works && { severity: 'warning' }),
    }
  },
})

function openMembers(document: JsonObject): readonly string[] {
  return Object.entries(document).flatMap(([name, value]) =>
    (name === 'issuer' || name === 'jwks_uri' || name.endsWith('_endpoint')) &&
    typeof value === 'string' &&
    /^http:/i.test(value) &&
    !isLoopback(value)
      ? [name]
      : [],
  )
}
