import { refreshesWith } from '../../flow/refreshes.ts'
import { at } from '../evidence.ts'
import { isRefresh, refusesRefreshToken } from '../refresh-refusal.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'refresh-token-reused',
  title: 'An old refresh token was sent although a new one had been issued',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-6', 'RFC6749-10.4', 'RFC9700-4.14.2'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  why: 'With rotation every refresh replaces the token. A server takes the old one as a sign of theft and may end the whole session.',
  fix: 'Store the refresh_token of every answer before anything else, and share it between tabs with a lock.',
  messages: {
    old: 'The app sent a refresh token that an earlier answer had already replaced by a new one; the server refused it.',
  },
  check({ tokenRequest, tokenResponse }, context) {
    if (!isRefresh(tokenRequest)) return { inapplicable: 'not a refresh' }
    if (!refusesRefreshToken(tokenRequest, tokenResponse, context)) return
    const replaced = refreshesWith(tokenRequest.refresh_token, context.flows).find(
      ({ response }) =>
        response !== undefined &&
        response.at <= tokenRequest.at &&
        response.refresh_token !== undefined &&
        response.refresh_token !== tokenRequest.refresh_token,
    )
    if (!replaced?.response) return
    return {
      message: 'old',
      evidence: [at(tokenRequest, 'refresh_token'), at(replaced.response, 'refresh_token'), at(tokenResponse, 'error')],
    }
  },
})
