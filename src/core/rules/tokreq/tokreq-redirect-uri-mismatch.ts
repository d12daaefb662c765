import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { said } from '../said.ts'

export default defineRule({
  id: 'tokreq-redirect-uri-mismatch',
  title: 'redirect_uri differs between sign-in and token request',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.3', 'RFC9700-4.5'],
  requires: ['authorizationRequest', 'tokenRequest.body', 'tokenResponse'],
  worthAWarning:
    'Without PKCE this comparison is what keeps a code from being redeemed elsewhere, and the server does not make it (RFC 6749 §10.6).',
  why: 'The server compares both, character by character, so that a code sent to one address cannot be exchanged from another.',
  fix: 'Keep the redirect_uri of the sign-in and send it unchanged; do not build it again from window.location.',
  messages: {
    different: 'The token request says redirect_uri={actual}, but the sign-in used {expected}; they must be identical.',
    missing:
      'The token request has no redirect_uri, but the sign-in used {expected}; this server wants to see it again.',
    tolerated:
      'The token request says redirect_uri={actual}, but the sign-in used {expected}. This server accepted it; others will not.',
    serverSaid: 'The server says that redirect_uri={actual} does not match the one of the sign-in.',
  },
  check({ authorizationRequest, tokenRequest, tokenResponse }, context) {
    if (tokenRequest.code === undefined) return { inapplicable: 'not the exchange of a code' }
    const { redirect_uri: expected } = authorizationRequest
    const { redirect_uri: actual } = tokenRequest
    if (expected === undefined) return { inapplicable: 'the sign-in named no redirect_uri' }
    const own = Object.keys(context.provider.deviations.ownRedirectUris ?? {})
    if (own.some((each) => expected.startsWith(each) || actual?.startsWith(each)))
      return { inapplicable: "a value of the provider's own" }
    const refused = isRefusal(tokenResponse)
    const told = said(tokenResponse, context)?.topic === 'redirectUriMismatch'
    const evidence = [at(authorizationRequest, 'redirect_uri'), at(tokenRequest, 'redirect_uri')]
    if (actual === undefined) {
      if (!refused || context.provider.deviations.redirectUriOptionalAtToken) return
      return told || !otherReason(tokenResponse.error)
        ? { message: 'missing', data: { expected }, evidence }
        : undefined
    }
    const data = { expected, actual }
    const comparison = { expected, expectedLabel: 'sign-in', actual, actualLabel: 'token request' }
    if (actual === expected) return told ? { message: 'serverSaid', data, evidence } : undefined
    if (refused) return { message: 'different', data, evidence, comparison }
    // PKCE does the same better, and OAuth 2.1 drops the parameter for it (draft, section 10.2).
    const bound = authorizationRequest.code_challenge !== undefined && tokenRequest.code_verifier !== undefined
    return { message: 'tolerated', data, evidence, comparison, severity: 'warning', ...(bound && { onlyOdd: true }) }
  },
})

/** Errors that are not about the grant's own values (RFC 6749 §5.2). */
function otherReason(error: string | undefined) {
  return error !== 'invalid_grant' && error !== 'invalid_request' && error !== 'redirect_uri_mismatch'
}
