import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokres-expires-in-missing',
  title: 'The answer does not say how long the token lives',
  severity: 'info',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-5.1'],
  requires: ['tokenResponse.body'],
  why: 'expires_in is recommended: without it the app cannot refresh in time.',
  fix: 'If the token is a JWT, use its exp; otherwise react to a 401 of the API.',
  messages: { missing: 'The token response has no expires_in.' },
  check({ tokenResponse }, { provider }) {
    if (tokenResponse.access_token === undefined) return { inapplicable: 'no access token' }
    if ((tokenResponse.expires_in ?? undefined) !== undefined) return
    if (provider.deviations.expiresInOptional) return { inapplicable: provider.deviations.expiresInOptional }
    return { message: 'missing', evidence: [at(tokenResponse, 'expires_in')] }
  },
})
