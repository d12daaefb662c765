import { retryAfterSeconds } from '../../exchange/retry.ts'
import { type Refresh, refreshesWith } from '../../flow/refreshes.ts'
import type { TokenRequest } from '../../model/message.ts'
import { at, atHeader, atPlace } from '../evidence.ts'
import { isRefresh } from '../refresh-refusal.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'refresh-retry-after-terminal-error',
  title: 'The app repeats a refresh that cannot succeed',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-5.2', 'RFC6585-4', 'RFC9110-10.2.3'],
  requires: ['tokenRequest'],
  why: 'The answer was final. Repeating it hides the real fault from the user and may get the app limited.',
  fix: 'Treat invalid_grant and invalid_client as final and start one login; after 429 wait as long as Retry-After says.',
  messages: {
    final: 'The app sent the same refresh token {count} times more after the server had refused it for good ({error}).',
    tooSoon: 'The app repeated the refresh after {waited} s, although the server had asked to wait {asked} s.',
  },
  check({ tokenRequest }, context) {
    if (!isRefresh(tokenRequest) || tokenRequest.refresh_token === undefined) return { inapplicable: 'not a refresh' }
    const before = refreshesWith(tokenRequest.refresh_token, context.flows).filter(
      ({ response }) => response !== undefined && response.at <= tokenRequest.at,
    )
    const refused = before.filter(({ response }) => final.has(response?.error ?? ''))
    const [first] = refused
    if (refused.length >= 2 && first?.response) {
      const data = { count: refused.length, error: first.response.error ?? '' }
      return { message: 'final', data, evidence: [at(tokenRequest, 'refresh_token'), at(first.response, 'error')] }
    }
    return (
      impatience(tokenRequest.at, before.at(-1), context) ??
      unlessAnyUnseen(earlierOf(tokenRequest, context), 'response', 'responseHeaders', 'responseBody')
    )
  },
})

const final = new Set(['invalid_grant', 'invalid_client', 'unauthorized_client'])

/** The exchanges of this refresh token that were refused, or whose end is not known. */
function earlierOf({ refresh_token: token, at: startedAt }: TokenRequest, { flows, exchange }: RuleContext) {
  return refreshesWith(token, flows)
    .filter(({ request, response }) => request.at < startedAt && (response === undefined || response.status >= 400))
    .map(({ request }) => exchange(request))
}

function impatience(startedAt: number, last: Refresh | undefined, { exchange }: RuleContext) {
  if (last?.response?.status !== 429) return undefined
  const asked = retryAfterSeconds(exchange(last.response))
  const waited = Math.round((startedAt - last.response.at) / 1000)
  if (asked === undefined || waited >= asked) return undefined
  const evidence = [atPlace(last.response, 'status'), atHeader(last.response, 'response', 'retry-after')]
  return { message: 'tooSoon', data: { asked, waited }, evidence } as const
}
