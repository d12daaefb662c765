import type { AuthorizationRequest } from '../../model/message.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { said } from '../said.ts'

export default defineRule({
  id: 'authres-redirect-uri-rejected',
  title: 'The server does not know this redirect URI',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6749-3.1.2.4', 'RFC6749-4.1.2.1', 'RFC9700-2.1', 'RFC9700-4.1.3'],
  requires: ['authorizationRequest', 'authorizationErrorPage.body'],
  why: 'A server must not send a code to an address that was not registered: it could belong to an attacker. So it stops on its own page, and the app never hears of it.',
  fix: 'Register exactly {redirectUri} for client {clientId}, or change the app to send the registered one. Matching is character by character: scheme, host, port, path and trailing slash.',
  messages: {
    unknown: 'The server refused the redirect URI {redirectUri}: it is not registered for client {clientId}.',
    differs:
      'The server refused the redirect URI {redirectUri}: it accepted {accepted} for the same client, and the two must be identical.',
  },
  check({ authorizationRequest, authorizationErrorPage }, context) {
    if (said(authorizationErrorPage, context)?.topic !== 'redirectUriNotRegistered') return
    const { redirect_uri: redirectUri = '(none)', client_id: clientId = '(none)' } = authorizationRequest
    const accepted = acceptedRedirectUri(authorizationRequest, context)
    return {
      message: accepted === undefined ? 'unknown' : 'differs',
      data: { redirectUri, clientId, accepted: accepted ?? '' },
      evidence: [at(authorizationRequest, 'redirect_uri'), atPlace(authorizationErrorPage, 'documentText')],
      ...(accepted !== undefined && {
        comparison: {
          expected: accepted,
          expectedLabel: 'accepted earlier',
          actual: redirectUri,
          actualLabel: 'sent now',
        },
      }),
    }
  },
})

/** The redirect URI to which the same server answered the same client in this trace; the most alike one. */
function acceptedRedirectUri(request: AuthorizationRequest, { flows }: RuleContext): string | undefined {
  const accepted = flows.flatMap(({ authorizationRequest: other, authorizationResponse }) =>
    other?.client_id === request.client_id && other?.redirect_uri && authorizationResponse ? other.redirect_uri : [],
  )
  const sent = request.redirect_uri ?? ''
  return accepted.sort((a, b) => commonEnds(b, sent) - commonEnds(a, sent))[0]
}

function commonEnds(a: string, b: string): number {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return start + end
}
