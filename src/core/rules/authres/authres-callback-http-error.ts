import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-callback-http-error',
  title: "The app's own callback address failed",
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1.2.5', 'RFC9110-15.5'],
  requires: ['authorizationResponse'],
  // The status says that the app refused the answer, not why: a rule that knows why explains it.
  generic: true,
  why: 'The server did its part; the answer was lost at the door of the app.',
  fix: '404: add the route, or let the server give index.html for it. 405: change response_mode or accept POST. 400 or 500: look for a missing state cookie and at the log of the app for a failed token request.',
  messages: { failed: "The app's own callback address answered the sign-in with HTTP {status}." },
  check({ authorizationResponse }) {
    const { deliveryStatus: status } = authorizationResponse
    if (status === undefined) return { inapplicable: 'the delivery was not an HTTP request' }
    if (status < 400) return
    return { message: 'failed', data: { status }, evidence: [atPlace(authorizationResponse, 'status')] }
  },
})
