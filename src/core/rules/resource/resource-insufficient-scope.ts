import { isBlocked } from '../../exchange/blocked-in-front.ts'
import { hostOf } from '../../exchange/host.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import type { ResourceResponse } from '../../model/message.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { grantedScope } from '../granted-scope.ts'
import { defineRule } from '../rule.ts'
import { said } from '../said.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'resource-insufficient-scope',
  title: 'The token does not allow this call',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6750-3.1', 'RFC6749-3.3'],
  requires: ['resourceRequest', 'resourceResponse'],
  why: 'The API knows the token and accepts it; what the token was issued for does not include this call.',
  fix: 'Ask for {needs} at sign-in and let the user (or an administrator) consent again; where roles decide, assign the role.',
  messages: {
    scope: 'The token is valid, but {api} does not allow {method} with it: it needs {needs}. Granted was: {granted}.',
    unnamed:
      '{api} answered 403 and does not say why: the token, or this user, may not do {method} there. Granted was: {granted}.',
  },
  check({ resourceRequest: request, resourceResponse: response }, context) {
    const named = response.error === 'insufficient_scope' || missing.has(said(response, context)?.topic ?? '')
    const exchange = context.exchange(response)
    if (!named && response.status !== 403)
      return response.status === 401 ? unlessUnseen(exchange, 'responseHeaders', 'responseBody') : undefined
    if (request.access_token === undefined || isBlocked(exchange)) return { inapplicable: 'not decided by the token' }
    const needs = response.challenge?.parameters.scope
    const granted = grantedScope(request.access_token, context)
    const data = {
      api: hostOf(request.endpoint),
      method: request.method,
      needs: needs ?? 'the missing scope',
      granted: granted?.scope ?? 'not seen',
    }
    const evidence = [
      needs ? atHeader(response, 'response', 'www-authenticate') : atPlace(response, 'status'),
      ...(granted ? [granted.evidence] : []),
    ]
    if (named) return { message: 'scope', data, evidence }
    if (isOtherRefusal(exchange, response)) return { inapplicable: 'another reason is given' }
    // Also the normal answer to a user who may not do this; nothing says that the login is wrong.
    return { message: 'unnamed', severity: 'info', data, evidence }
  },
})

const missing = new Set(['insufficientScope', 'scopeMissing'])

/** 403 is also used for limits (GitHub), forged requests (CSRF) and the token itself. */
function isOtherRefusal({ response }: HttpExchange, { error }: ResourceResponse) {
  if (error === 'invalid_token' || headerOf(response, 'retry-after') !== undefined) return true
  if (headerOf(response, 'x-ratelimit-remaining') === '0') return true
  return /csrf|xsrf|antiforgery|rate limit/i.test(response?.body?.text?.slice(0, 4000) ?? '')
}
