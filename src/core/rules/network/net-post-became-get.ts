import { endpointOf, isServerEndpoint } from '../../protocol/endpoint.ts'
import { originOf, parseUrl } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-post-became-get',
  title: 'The request was redirected and lost its body',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9110-15.4.2', 'RFC9110-15.4.3', 'RFC9110-15.4.4'],
  requires: ['exchange'],
  why: 'After 301, 302 or 303 a browser repeats a POST as GET without its body, so the parameters never arrive.',
  fix: 'Configure the final address {target} in the app: mind http and https, the host name, and a slash at the end.',
  messages: {
    lost: 'The POST to {url} was redirected ({status}) to {target}; the browser repeats it as GET without its body.',
    kept: 'The POST to {url} was redirected ({status}) to another origin, {target}: its body travels on, but browser apps often fail there (CORS).',
  },
  check({ exchange: { id, request, response } }, { flow }) {
    const endpoint = endpointOf(flow.messages, id)
    if (!endpoint || !isServerEndpoint(endpoint) || forPeople.has(endpoint.kind))
      return { inapplicable: 'redirects are normal here' }
    if (request.method !== 'POST' || !response) return { inapplicable: 'no answered POST' }
    const { status, redirectUrl } = response
    if (!redirecting.has(status)) return
    const target = redirectUrl === undefined ? 'another address' : parseUrl(redirectUrl).endpoint
    const data = { url: parseUrl(request.url).endpoint, status, target }
    const evidence = [atPlace({ exchange: id }, 'status'), atHeader({ exchange: id }, 'response', 'location')]
    if (status < 307) return { message: 'lost', data, evidence }
    if (redirectUrl === undefined || originOf(redirectUrl) === originOf(request.url)) return
    return { message: 'kept', severity: 'warning', data, evidence }
  },
})

const redirecting = new Set([301, 302, 303, 307, 308])
/** These are navigations: the answer to a form is a redirect. */
const forPeople = new Set(['authorization', 'logout'])
