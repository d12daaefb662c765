import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { isTokenUsed } from '../token-used.ts'

export default defineRule({
  id: 'tokres-id-token-missing',
  title: 'No ID token came back',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-3.1.3.3'],
  requires: ['authorizationRequest', 'tokenRequest', 'tokenResponse.body'],
  worthAWarning: 'The app asked who the user is, and was not told.',
  why: 'With the scope openid the app asks who the user is; the ID token is the answer.',
  fix: 'Enable OpenID Connect (the scope openid) for the client, and use the OpenID Connect endpoints of the server.',
  messages: { missing: 'The sign-in asked for openid, but the token response has no id_token.' },
  check({ authorizationRequest, tokenRequest, tokenResponse }, { provider, flow, flows }) {
    const asked = authorizationRequest.scope?.split(/[ ,]/).includes('openid')
    if (!asked || tokenRequest.code === undefined) return { inapplicable: 'openid was not asked for' }
    if (tokenResponse.access_token === undefined) return { inapplicable: 'no success' }
    if (tokenResponse.id_token !== undefined || flow.authorizationResponse?.id_token !== undefined) return
    if (provider.deviations.withoutOpenIdConnect) return { inapplicable: provider.deviations.withoutOpenIdConnect }
    const granted = tokenResponse.scope?.split(/[ ,]/)
    const dropped = granted !== undefined && !granted.includes('openid')
    return {
      message: 'missing',
      evidence: [at(tokenResponse, 'id_token'), at(authorizationRequest, 'scope')],
      // An app that goes on with the access token did not need the ID token: the server speaks plain OAuth.
      ...(isTokenUsed(tokenResponse, { flows })
        ? { severity: 'info' as const }
        : dropped && { severity: 'warning' as const }),
    }
  },
})
