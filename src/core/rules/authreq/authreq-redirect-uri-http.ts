import { at } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { isLoopback } from './redirect-uri-flaw.ts'

export default defineRule({
  id: 'authreq-redirect-uri-http',
  title: 'The redirect URI uses plain http',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1.2.1', 'RFC9700-2.6', 'RFC8252-7.3'],
  requires: ['authorizationRequest'],
  worthAWarning: 'Whoever listens on the way reads the answer (RFC 9700 §2.6).',
  why: 'The code comes back to this address and can be read on the way; most servers refuse plain http for anything but loopback.',
  fix: 'Use https. Behind a proxy, let the app trust X-Forwarded-Proto, so that it builds https addresses.',
  messages: {
    plain: 'The redirect URI {redirectUri} uses plain http.',
    schemeLost:
      'The page that started the login is https, but the redirect URI {redirectUri} says http: the app lost the scheme.',
  },
  check({ authorizationRequest: request }, { exchange, flow }) {
    const url = parsed(request.redirect_uri)
    if (!url) return { inapplicable: 'no http redirect URI' }
    if (url.protocol !== 'http:' || isLoopback(url.hostname)) return
    const schemeLost = exchange(request).context.initiator === `https://${url.host}`
    return {
      message: schemeLost ? 'schemeLost' : 'plain',
      data: { redirectUri: url.origin + url.pathname },
      evidence: [at(request, 'redirect_uri')],
      // An answer that arrived was not lost: the browser itself may have gone back to https (HSTS).
      ...(schemeLost && !isAccepted(flow) && { severity: 'error' as const }),
    }
  },
})

function parsed(uri: string | undefined) {
  try {
    return uri === undefined ? undefined : new URL(uri)
  } catch {
    return undefined
  }
}
