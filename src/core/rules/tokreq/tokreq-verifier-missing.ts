import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokreq-verifier-missing',
  title: 'The PKCE verifier was not sent',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC7636-4.5', 'RFC7636-4.6', 'RFC9700-4.8.2'],
  requires: ['authorizationRequest', 'tokenRequest.body', 'tokenResponse'],
  worthAWarning: 'The server does not insist on PKCE: a stolen code works without the secret (RFC 9700 §4.8.2).',
  why: 'The sign-in sent a challenge; only the app that knows the matching secret may exchange the code.',
  fix: 'Keep code_verifier where the callback page can read it (same origin, same tab), and send it with the code. It is lost when the login starts on another origin or port, in another tab, or when storage is cleared.',
  messages: {
    missing: 'The sign-in used PKCE, but the token request has no code_verifier.',
    empty: 'The sign-in used PKCE, but the token request sends code_verifier without a value.',
    unexpected: 'The token request sends a code_verifier although the sign-in sent no code_challenge.',
  },
  check({ authorizationRequest, tokenRequest, tokenResponse }) {
    if (tokenRequest.code === undefined) return { inapplicable: 'not the exchange of a code' }
    const { code_challenge: challenge, request_uri: reference, mergedFrom } = authorizationRequest
    const { code_verifier: verifier } = tokenRequest
    if (challenge === undefined && reference !== undefined && !mergedFrom)
      return { cantTell: 'the pushed authorization request was not captured' }
    const evidence = [at(authorizationRequest, 'code_challenge'), at(tokenRequest, 'code_verifier')]
    if (challenge === undefined) {
      if (verifier === undefined) return { inapplicable: 'no PKCE' }
      return isRefusal(tokenResponse) ? { message: 'unexpected', evidence } : undefined
    }
    if (verifier === undefined && tokenResponse.access_token !== undefined)
      return { message: 'missing', evidence, severity: 'warning', owner: 'authorizationServer' }
    if (verifier === undefined) return { message: 'missing', evidence }
    return verifier === '' ? { message: 'empty', evidence } : undefined
  },
})
