import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokres-refresh-token-missing',
  title: 'No refresh token was issued',
  severity: 'info',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-11', 'RFC6749-5.1', 'RFC9700-2.2.2'],
  requires: ['authorizationRequest', 'tokenRequest', 'tokenResponse.body'],
  why: 'The app asked to stay signed in; without a refresh token the session ends when the access token does.',
  fix: 'Google: access_type=offline with prompt=consent. Others: allow the refresh grant and offline access for the app and the API.',
  messages: { missing: 'The sign-in asked for offline access, but no refresh token came back.' },
  check({ authorizationRequest, tokenRequest, tokenResponse }) {
    const { scope = '', access_type: accessType } = authorizationRequest
    const asked = scope.split(' ').includes('offline_access') || accessType === 'offline'
    if (!asked || tokenRequest.code === undefined) return { inapplicable: 'offline access was not asked for' }
    if (tokenResponse.access_token === undefined) return { inapplicable: 'no success' }
    if (tokenResponse.refresh_token !== undefined) return
    return { message: 'missing', evidence: [at(tokenResponse, 'refresh_token'), at(authorizationRequest, 'scope')] }
  },
})
