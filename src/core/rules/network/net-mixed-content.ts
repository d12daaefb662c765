import { endpointOf } from '../../protocol/endpoint.ts'
import { parseUrl } from '../../protocol/parse-url.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-mixed-content',
  title: 'The browser blocked an http address on an https page',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['MIX-should-block-fetch', 'OIDCD-7.1'],
  requires: ['exchange'],
  why: 'A page that came encrypted may not load from an unencrypted address; the app sees no more than a network error.',
  fix: 'Make the server use its public https address: tell it the public URL, or let it trust X-Forwarded-Proto of the proxy in front of it.',
  messages: {
    blocked: 'The browser blocked the request to {endpoint} at {url}: the page is https and this address is http.',
  },
  check({ exchange: { id, error, request, response } }, { flow }) {
    const endpoint = endpointOf(flow.messages, id)
    if (!error) return response ? undefined : { inapplicable: 'no answer and no error was seen' }
    if (!endpoint || error.kind !== 'mixedContent') return { inapplicable: 'something else failed' }
    return {
      message: 'blocked',
      data: { endpoint: endpoint.name, url: parseUrl(request.url).endpoint },
      evidence: [atPlace({ exchange: id }, 'networkError', error.code), atPlace({ exchange: id }, 'url')],
    }
  },
})
