import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-openid-scope-missing',
  title: 'The scope openid is missing',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['OIDCC-3.1.2.1', 'OIDCC-5.4'],
  requires: ['authorizationRequest'],
  why: 'Without openid the server treats the request as plain OAuth: there is no ID token, and the UserInfo endpoint may refuse the token.',
  fix: 'Add openid to scope.',
  messages: {
    idToken: 'The sign-in asks for an ID token (response_type={responseType}) but not for the scope openid.',
    userInfo: 'The sign-in did not ask for the scope openid, and the UserInfo endpoint refused its token (403).',
    openid: 'The sign-in uses {parameter}, which belongs to OpenID Connect, but does not ask for the scope openid.',
  },
  check({ authorizationRequest: request }, { provider, flow }) {
    const { scope, response_type: responseType = 'code' } = request
    if (scope?.split(/[ ,]/).includes('openid')) return
    const { withoutOpenIdConnect, openidScopeImplied } = provider.deviations
    if (withoutOpenIdConnect ?? openidScopeImplied)
      return { inapplicable: withoutOpenIdConnect ?? openidScopeImplied ?? '' }
    if ((request.request !== undefined || request.request_uri !== undefined) && !request.mergedFrom)
      return { cantTell: 'the parameters are in a request object or were pushed, and were not captured' }
    const gotIdToken = flow.tokenExchanges.some((each) => each.response?.id_token !== undefined)
    if (gotIdToken || flow.authorizationResponse?.id_token !== undefined)
      return { inapplicable: 'the server gave an ID token all the same' }
    if (responseType.split(' ').includes('id_token'))
      return { message: 'idToken', data: { responseType }, evidence: [at(request, 'scope')], severity: 'error' }
    const refused = flow.messages.find((each) => each.type === 'UserInfoResponse' && each.status === 403)
    if (refused)
      return {
        message: 'userInfo',
        evidence: [at(request, 'scope'), atPlace(refused, 'status')],
        severity: 'error',
      }
    const parameter = (['nonce', 'max_age', 'id_token_hint', 'claims'] as const).find(
      (name) => request[name] !== undefined,
    )
    return parameter === undefined
      ? undefined
      : {
          message: 'openid',
          data: { parameter },
          evidence: [at(request, 'scope'), at(request, parameter)],
          // Libraries send a nonce to plain OAuth servers, too, and get along without an ID token.
          ...(flow.status !== 'failed' && { severity: 'info' as const }),
        }
  },
})
