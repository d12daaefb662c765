import type { Pair } from '../../model/flow.ts'
import type { TokenRequest, TokenResponse } from '../../model/message.ts'
import { inWords } from '../duration.ts'
import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { said } from '../said.ts'

export default defineRule({
  id: 'tokreq-code-reused',
  title: 'The authorization code was sent twice',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.2', 'RFC6749-10.5', 'RFC9700-4.5'],
  requires: ['tokenRequest.body', 'tokenResponse'],
  worthAWarning:
    'The server lets a code be used twice: a stolen one works after its owner has used it (RFC 6749 §4.1.2, §10.5; RFC 9700 §4.5).',
  why: 'A code works once. The second answer is an error by design, and a server may also cancel the tokens of the first, because a second use looks like a stolen code.',
  fix: 'Exchange the code once: guard the callback with a module-level promise, handle it outside React effects (StrictMode runs them twice in development), and never retry a code.',
  messages: {
    twice: 'The app sent the same authorization code twice, {apart} apart; {first}, and the second was refused.',
    tolerated: 'The app sent the same authorization code twice, {apart} apart, and this server accepted both.',
    serverSaid:
      'The server says that this authorization code had already been used; the first use is not in this recording.',
  },
  check({ tokenRequest, tokenResponse }, context) {
    const { code } = tokenRequest
    if (code === undefined || code === '') return { inapplicable: 'no code was sent' }
    const earlier = earlierUse(tokenRequest, context)
    const told = said(tokenResponse, context)?.topic === 'codeReused'
    if (!earlier && !told) return
    if (!earlier) return { message: 'serverSaid', evidence: [at(tokenRequest, 'code'), at(tokenResponse, 'error')] }
    const refusedBefore = isRefusal(earlier.response)
    const first = refusedBefore ? 'the first was refused too' : 'the first exchange succeeded'
    const evidence = [at(tokenRequest, 'code'), at(earlier.request, 'code', 'first use')]
    const data = { apart: inWords(tokenRequest.at - earlier.request.at), first }
    // What made the server refuse the first is the fault to look for; the second try only adds to it.
    if (isRefusal(tokenResponse))
      return { message: 'twice', data, evidence, ...(refusedBefore && { severity: 'warning' as const }) }
    // Another way of client authentication, a mended parameter: the retry worked.
    if (refusedBefore) return
    return { message: 'tolerated', data, evidence, severity: 'warning' }
  },
})

/** An earlier request that spent the code: one that was answered, and not by "again with a nonce", "elsewhere" or "later". */
function earlierUse(request: TokenRequest, { flow }: RuleContext): Pair<TokenRequest, TokenResponse> | undefined {
  const own = flow.tokenExchanges.findIndex((pair) => pair.request === request)
  return flow.tokenExchanges.slice(0, own).find((pair) => {
    if (pair.request.code !== request.code) return false
    const { response } = pair
    if (!response) return false
    const { error, status } = response
    const sentOn = status >= 300 && status < 400
    return error !== 'use_dpop_nonce' && !sentOn && status < 500 && status !== 429
  })
}
