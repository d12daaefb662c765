import type { TokenRequest } from '../../model/message.ts'
import { inWords } from '../duration.ts'
import { at } from '../evidence.ts'
import { isRefresh, refusesRefreshToken } from '../refresh-refusal.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { quote, said } from '../said.ts'

export default defineRule({
  id: 'refresh-rejected',
  title: 'The server no longer accepts the refresh token',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6749-5.2', 'RFC6749-6', 'RFC9700-4.14.2'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  generic: true,
  why: 'Without a valid refresh token the app cannot get a new access token: the user has to sign in again.',
  fix: 'Treat this answer as final: drop the tokens and start one interactive login. If it comes too early, look at the idle and maximum lifetimes at the server. {fix}',
  messages: {
    rejected: 'The refresh token is no longer good: {words}. {meaning}',
    tooOld: 'The refresh token is no longer good after {age}: {limit}',
  },
  check({ tokenRequest, tokenResponse }, context) {
    if (!isRefresh(tokenRequest)) return { inapplicable: 'not a refresh' }
    if (!refusesRefreshToken(tokenRequest, tokenResponse, context)) return
    const meaning = said(tokenResponse, context)
    const evidence = [at(tokenResponse, 'error'), at(tokenRequest, 'refresh_token')]
    const data = {
      words: quote(tokenResponse),
      meaning: meaning?.topic ? meaning.meaning : '',
      fix: meaning?.topic ? (meaning.fix ?? '') : '',
    }
    const limit = context.provider.deviations.refreshTokenLifetime
    const age = ageOf(tokenRequest, context)
    if (limit === undefined || age === undefined || age < limit.seconds * 1000)
      return { message: 'rejected', data, evidence }
    return {
      message: 'tooOld',
      severity: 'warning',
      data: { ...data, age: inWords(age), limit: limit.reason },
      evidence,
    }
  },
})

/** Since the token was first seen in an answer of this trace. */
function ageOf({ refresh_token: token, at: usedAt }: TokenRequest, { flows }: RuleContext) {
  const issue = flows
    .flatMap((flow) => flow.messages)
    .find((each) => each.type === 'TokenResponse' && each.refresh_token === token && token !== undefined)
  return issue && usedAt - issue.at
}
