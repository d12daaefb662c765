import { isLoopback } from '../../exchange/host.ts'
import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

const notForPages = new Set(['password', 'client_credentials'])

export default defineRule({
  id: 'tokreq-grant-not-for-browser',
  title: 'This grant is not meant for web pages',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-2.4', 'BBA-7.3', 'RFC6749-4.4'],
  requires: ['tokenRequest'],
  worthAWarning: "The app sees the user's password, or shows its own credentials (RFC 9700 §2.4).",
  why: "The password grant shows the user's password to the app; client_credentials puts the app's own secret into a page that anyone can read.",
  fix: 'Use authorization_code with PKCE, and move machine-to-machine calls to a backend.',
  messages: { grant: 'A web page gets its token with grant_type={grantType}.' },
  check({ tokenRequest }, { exchange }) {
    const { grant_type: grantType = '', fromBrowser } = tokenRequest
    if (!fromBrowser) return { inapplicable: 'not sent by a page' }
    if (!notForPages.has(grantType)) return
    const { initiator = '' } = exchange(tokenRequest).context
    const own = tokenRequest.endpoint.startsWith(`${initiator}/`)
    return {
      message: 'grant',
      data: { grantType },
      evidence: [at(tokenRequest, 'grant_type')],
      ...((own || isLoopback(initiator)) && { severity: 'info' as const }),
    }
  },
})
