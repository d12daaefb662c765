import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { flawOf } from './redirect-uri-flaw.ts'

export default defineRule({
  id: 'authreq-redirect-uri-malformed',
  title: 'The redirect URI is not usable',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1.2', 'RFC9700-4.1.3'],
  requires: ['authorizationRequest'],
  why: 'The server compares the redirect URI as text with the registered one; a malformed value cannot match, or the browser cannot follow it.',
  fix: 'Build it with new URL(path, location.origin).href, encode it once, without a fragment, and register exactly that string.',
  messages: {
    malformed: 'The redirect URI "{redirectUri}" is not usable: {reason}.',
    suspicious: 'The redirect URI "{redirectUri}" is odd: {reason}. This server accepted it.',
  },
  check({ authorizationRequest: request }, { provider, flow }) {
    const { redirect_uri: redirectUri } = request
    if (redirectUri === undefined) return { inapplicable: 'no redirect_uri was sent' }
    const own = Object.keys(provider.deviations.ownRedirectUris ?? {})
    if (
      redirectUri === 'postmessage' ||
      redirectUri.startsWith('urn:ietf:wg:oauth:2.0:oob') ||
      own.some((each) => redirectUri.startsWith(each))
    ) {
      return { inapplicable: "a value of the provider's own" }
    }
    const reason = flawOf(redirectUri)
    if (reason === undefined) return
    const accepted = flow.authorizationResponse !== undefined
    return {
      message: accepted ? 'suspicious' : 'malformed',
      data: { redirectUri: redirectUri.slice(0, 200), reason },
      evidence: [at(request, 'redirect_uri')],
      ...(accepted && { severity: 'info' as const }),
    }
  },
})
