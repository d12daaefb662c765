import { isBlocked } from '../../exchange/blocked-in-front.ts'
import { refusesToken, renewedLater } from '../../flow/token-calls.ts'
import { at, atHeader, atPlace } from '../evidence.ts'
import { grantedScope } from '../granted-scope.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

export default defineRule({
  id: 'userinfo-refused',
  title: 'The UserInfo endpoint refused the token',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['OIDCC-5.3.1', 'OIDCC-5.3.3', 'OIDCC-5.4', 'RFC6750-3.1'],
  requires: ['userInfoRequest', 'userInfoResponse'],
  generic: true,
  why: 'Without UserInfo the app does not get the profile that it asked for, and some libraries end the sign-in.',
  fix: 'Ask for the scope openid (and profile or email) at sign-in, send the access token of that sign-in, and use one host name for issuer and UserInfo.',
  messages: {
    openid: 'The UserInfo endpoint refused the access token, which was issued without the scope openid. {words}',
    refused: 'The UserInfo endpoint refused the access token ({status}): {words}',
    silent: 'The UserInfo endpoint refused the access token ({status}) and does not say why.',
    renewed: 'The UserInfo endpoint refused the access token once; the app renewed it and asked again with success.',
  },
  check({ userInfoRequest: request, userInfoResponse: response }, context) {
    if (!refusesToken(response) && response.status !== 403) return
    const exchange = context.exchange(response)
    if (request.access_token === undefined || isBlocked(exchange)) return { inapplicable: 'not decided by the token' }
    const words = quote(response)
    const granted = grantedScope(request.access_token, context)
    const data = { status: response.status, words }
    const evidence = [
      response.challenge
        ? atHeader(response, 'response', 'www-authenticate')
        : words
          ? at(response, 'error')
          : atPlace(response, 'status'),
      ...(granted ? [granted.evidence] : []),
    ]
    if (renewedLater(exchange, context.exchanges, context.flows))
      return { message: 'renewed', severity: 'info', data, evidence }
    const withoutOpenid = granted !== undefined && !granted.scope.split(/[ ,]/).includes('openid')
    if (said(response, context)?.topic === 'openidScopeMissing' || withoutOpenid)
      return { message: 'openid', data, evidence }
    return { message: words ? 'refused' : 'silent', data, evidence }
  },
})
