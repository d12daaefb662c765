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
  requires: ['authorizationRequest'],
  why: 'A server must not send a code to an address that was not registered: it could belong to an attacker. So it stops on its own page, and the app never hears of it.',
  fix: 'Register exactly {redirectUri} for client {clientId}, or change the app to send the registered one. Matching is character by character: scheme, host, port, path and trailing slash.',
  messages: {
    unknown: 'The server refused the redirect URI {redirectUri}: it is not registered for client {clientId}.',
    differs:
      'The server refused the redirect URI {redirectUri}: it accepted {accepted} for the same client, and the two must be identical.',
  },
  check({ authorizationRequest }, context) {
    const { authorizationErrorPage: page, authorizationResponse: response } = context.flow
    // GitHub sends the refusal to the registered address instead of showing it.
    const refusal = response?.error === undefined ? page : response
    if (!refusal) return { inapplicable: 'the server did not refuse' }
    if (said(refusal, context)?.topic !== 'redirectUriNotRegistered') {
      const missing = refusal === page && page.missing?.body !== undefined && page.error === undefined
      return missing ? { cantTell: "the text of the server's page was not captured" } : undefined
    }
    const { redirect_uri: redirectUri = '(none)', client_id: clientId = '(none)' } = authorizationRequest
    const accepted = acceptedRedirectUri(authorizationRequest, context)
    return {
      message: accepted === undefined ? 'unknown' : 'differs',
      data: { redirectUri, clientId, accepted: accepted ?? '' },
      evidence: [
        at(authorizationRequest, 'redirect_uri'),
        refusal.type === 'AuthorizationResponse' ? at(refusal, 'error') : atPlace(refusal, 'documentText'),
      ],
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

/** Another redirect URI, to which the same server answered the same client in this trace; the most alike one. */
function acceptedRedirectUri(request: AuthorizationRequest, { flow, flows }: RuleContext): string | undefined {
  const sent = request.redirect_uri ?? ''
  const accepted = flows.flatMap(({ authorizationRequest: other, authorizationResponse: response, server }) => {
    const wasAccepted = response !== undefined && response.error === undefined && server === flow.server
    return wasAccepted && other?.client_id === request.client_id && other?.redirect_uri ? other.redirect_uri : []
  })
  // Accepted before and refused now: the registration was changed, and there is no difference to show.
  if (accepted.includes(sent)) return undefined
  return accepted.sort((a, b) => commonEnds(b, sent) - commonEnds(a, sent))[0]
}

function commonEnds(a: string, b: string): number {
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1
  return start + end
}
