import { headerOf } from '../../model/http-exchange.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-sent-by-script',
  title: 'The sign-in page was requested by script',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1', 'RFC6749-4.1.1', 'RFC9700-2.6'],
  requires: ['authorizationRequest'],
  why: 'The sign-in page is for the user. A fetch cannot show it, does not send its cookies along, and is stopped by CORS, which the authorization endpoint does not offer on purpose.',
  fix: 'Navigate to it (location.assign) or open a popup. When an API redirected a fetch there, let the API answer 401 instead.',
  messages: {
    fetched: 'The app requested the sign-in page with fetch or XHR instead of opening it.',
    redirected: 'A background request was redirected to the sign-in page, where it cannot work.',
  },
  check({ authorizationRequest: request }, { exchange }) {
    const { context, redirectedFrom, response } = exchange(request)
    if (context.resourceType !== 'fetch' && context.resourceType !== 'worker') return
    if (context.initiator !== undefined && request.endpoint.startsWith(`${context.initiator}/`))
      return { inapplicable: "the server's own page asks for it" }
    if (headerOf(response, 'access-control-allow-origin') !== undefined)
      return { inapplicable: 'the server lets scripts call it' }
    return { message: redirectedFrom === undefined ? 'fetched' : 'redirected', evidence: [atPlace(request, 'url')] }
  },
})
