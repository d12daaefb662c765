import { at } from '../evidence.ts'
import { isTokenStep, isUserRefusal } from '../outcomes.ts'
import { refusesRefreshToken } from '../refresh-refusal.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

export default defineRule({
  id: 'tokres-error',
  title: 'The token request failed',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6749-5.2', 'OIDCC-3.1.3.4', 'RFC8628-3.5'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  generic: true,
  why: 'Without a token the app cannot go on; the error code says which part of the request the server refused.',
  fix: '{fix}',
  messages: { refused: 'The token endpoint refused the request with {words}. {meaning}' },
  check({ tokenRequest, tokenResponse }, context) {
    const { error } = tokenResponse
    if (error === undefined) return
    if (isTokenStep(tokenResponse)) return { inapplicable: 'a step of the protocol' }
    if (refusesRefreshToken(tokenRequest, tokenResponse, context))
      return { inapplicable: 'the refresh token is what was refused' }
    const meaning = said(tokenResponse, context)
    if (meaning?.topic === 'rateLimited' || tokenResponse.status === 429) return { inapplicable: 'a limit of requests' }
    return {
      message: 'refused',
      data: {
        words: quote(tokenResponse),
        meaning: meaning?.meaning ?? '',
        fix: meaning?.fix ?? "Look the error up in the server's documentation and correct the request.",
      },
      evidence: [at(tokenResponse, 'error')],
      ...(meaning?.owner && { owner: meaning.owner }),
      // A device login that the user turned down (RFC 8628 §3.5) is not broken.
      ...(isUserRefusal(tokenResponse) && { severity: 'info' as const, owner: 'user' as const }),
    }
  },
})
