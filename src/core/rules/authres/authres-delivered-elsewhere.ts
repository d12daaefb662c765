import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-delivered-elsewhere',
  title: 'The answer went to another address',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1.2.3', 'OIDCC-3.1.2.1'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'state, PKCE verifier and cookies were stored for the address that was asked for; at another one they cannot be found.',
  fix: 'Register the final address and send exactly that, so that start and return share one origin.',
  messages: { elsewhere: 'The answer went to {actual}, although the app asked for {expected}.' },
  check({ authorizationRequest, authorizationResponse }, { flow }) {
    const { redirect_uri: asked } = authorizationRequest
    if (asked === undefined || !/^https?:/i.test(asked)) return { inapplicable: 'no web address was asked for' }
    if (authorizationResponse.carrier === 'postMessage') return { inapplicable: 'delivered by postMessage' }
    const expected = withoutQuery(asked)
    const actual = withoutQuery(authorizationResponse.deliveredTo)
    if (expected === undefined || actual === undefined || expected === actual) return
    return {
      message: 'elsewhere',
      data: { actual, expected },
      evidence: [at(authorizationRequest, 'redirect_uri'), atPlace(authorizationResponse, 'url')],
      comparison: { expected, expectedLabel: 'asked for', actual, actualLabel: 'delivered to' },
      ...(flow.status === 'succeeded' && { severity: 'info' as const }),
    }
  },
})

/** As the browser normalises it: an empty path is "/", the default port is left out. */
function withoutQuery(url: string) {
  try {
    const { origin, pathname } = new URL(url)
    return origin + pathname
  } catch {
    return undefined
  }
}
