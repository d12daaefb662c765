import { siteOf } from '../../exchange/site.ts'
import { gotTokens, isBrowserClient } from '../../flow/browser-client.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'origin-changed-during-login',
  title: 'The login ended on another origin than it began',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-4.5.3.1', 'RFC7636-4.5'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'The browser keeps the storage of each origin apart: state and PKCE secret of the start cannot be found at the end.',
  fix: 'Lead visitors to one origin (scheme, host and port) before the login starts, and build redirect_uri from location.origin.',
  messages: {
    changed: 'The login started on {start} and came back to {end}, where its state and PKCE secret cannot be found.',
  },
  check({ authorizationRequest: request, authorizationResponse: answer }, { exchange, flow, flows }) {
    const start = exchange(request).context.initiator
    const end = originOf(answer.deliveredTo)
    if (start === undefined || end === undefined || !/^https?:/.test(start))
      return { inapplicable: 'where it started was not seen' }
    if (answer.error !== undefined || !isBrowserClient(flow, flows))
      return { inapplicable: 'not a login of an app in the browser' }
    // A start on another site is a link or a portal, not the app itself.
    const sameApp =
      siteOf(start) === siteOf(end) ||
      [start, end].every((each) => /\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::|$)/.test(each))
    if (start === end || start === originOf(request.endpoint) || !sameApp || gotTokens(flow)) return
    const comparison = { expected: start, expectedLabel: 'started on', actual: end, actualLabel: 'came back to' }
    return {
      message: 'changed',
      data: { start, end },
      evidence: [at(request, 'redirect_uri'), atPlace(answer, 'url')],
      comparison,
    }
  },
})
