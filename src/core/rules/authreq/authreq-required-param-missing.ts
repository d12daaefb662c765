import { at } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-required-param-missing',
  title: 'The sign-in request lacks a required parameter',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-3.1.1', 'RFC6749-4.1.1', 'OIDCC-3.1.2.1', 'RFC9101-5'],
  requires: ['authorizationRequest'],
  why: 'Without it the server cannot tell who asks, what for, or where to answer, and must stop.',
  fix: 'Add {parameter} with its exact snake_case name, and check that the configuration value behind it is set.',
  messages: {
    missing: 'The sign-in request has no {parameter}.',
    empty: 'The sign-in request sends {parameter} without a value.',
  },
  check({ authorizationRequest: request }, { provider, flow }) {
    if (isAccepted(flow)) return
    if (request.request !== undefined || (request.request_uri !== undefined && !request.mergedFrom)) {
      return request.client_id === undefined
        ? { message: 'missing', data: { parameter: 'client_id' }, evidence: [at(request, 'client_id')] }
        : undefined
    }
    const { parameterAliases, responseTypeOptional, redirectUriOptional } = provider.deviations
    const needed = [
      ...(parameterAliases?.client_id === undefined ? (['client_id'] as const) : []),
      ...(responseTypeOptional ? [] : (['response_type'] as const)),
      ...(request.scope?.split(' ').includes('openid') && !redirectUriOptional ? (['redirect_uri'] as const) : []),
    ]
    const parameter = needed.find((name) => request[name] === undefined || request[name] === '')
    if (parameter === undefined) return
    return {
      message: request[parameter] === '' ? 'empty' : 'missing',
      data: { parameter },
      evidence: [at(request, parameter)],
    }
  },
})
