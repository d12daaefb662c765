import { inWords } from '../duration.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { said } from '../said.ts'

/** FAPI 2.0 SP §5.3.2.1 (11): at most 60 s; many servers take this default. Milliseconds. */
const likelyExpired = 60_000
const possiblyExpired = 30_000

const refusedCode = new Set(['invalid_grant', 'bad_verification_code'])

export default defineRule({
  id: 'tokreq-code-late',
  title: 'The authorization code had expired',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6749-4.1.2', 'RFC6749-10.5', 'FAPI2SP-5.3.2.1'],
  requires: ['authorizationResponse', 'tokenRequest', 'tokenResponse.body'],
  why: 'A code lives only seconds to a few minutes, so that a stolen one is soon worthless.',
  fix: 'Exchange the code at once when the callback loads. If that failed, start the login again; do not try the same code later.',
  messages: {
    serverSaid: 'The server says that the authorization code had expired: it was {age} old when the app exchanged it.',
    old: 'The authorization code was {age} old when the app exchanged it, and the server refused it ({error}).',
  },
  check({ authorizationResponse, tokenRequest, tokenResponse }, context) {
    const { code } = tokenRequest
    if (code === undefined || code !== authorizationResponse.code) return { inapplicable: 'another or no code' }
    const { error = '' } = tokenResponse
    const topic = said(tokenResponse, context)?.topic
    const age = tokenRequest.at - authorizationResponse.at
    const data = { age: inWords(age), error }
    const evidence = [
      atPlace(authorizationResponse, 'timing', 'issued'),
      at(tokenRequest, 'code'),
      at(tokenResponse, 'error'),
    ]
    const sentOnce = context.flow.tokenExchanges.filter((each) => each.request.code === code).length === 1
    if (topic === 'codeExpired' && sentOnce) return { message: 'serverSaid', data, evidence }
    if (!refusedCode.has(error) || !sentOnce || (topic !== undefined && topic !== 'codeInvalid')) return
    if (age > likelyExpired) return { message: 'old', data, evidence }
    if (age > possiblyExpired) return { message: 'old', data, evidence, severity: 'warning' }
    return
  },
})
