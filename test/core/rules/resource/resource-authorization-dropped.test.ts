import rule from '../../../../src/core/rules/resource/resource-authorization-dropped.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, type ExchangeOptions, example, exchange } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

function redirectedCall(to: string, then: Partial<ExchangeOptions>) {
  const first = apiCall({
    url: 'http://api.example/orders',
    status: 301,
    response: '',
    responseHeaders: { location: to },
  })
  const second = exchange({
    url: to,
    at: first.startedAt + 30,
    redirectedFrom: first.id,
    requestHeaders: { origin: example.app },
    ...then,
  })
  return [{ ...first, redirectedTo: second.id }, second]
}

testRule(rule, {
  failed: [
    {
      name: 'http leads to https',
      trace: [redirectedCall('https://api.example/orders', { status: 401, response: '' })],
      message: 'dropped',
    },
    {
      name: 'the API moved',
      trace: [redirectedCall('https://api2.example/orders', { status: 401, response: '' })],
      message: 'dropped',
    },
    {
      name: 'the other origin answers 403',
      trace: [redirectedCall('https://api2.example/orders', { status: 403, response: '' })],
      message: 'dropped',
      evidence: ['location', 'authorization', undefined],
    },
    {
      name: 'the source tells only which request was redirected to which',
      trace: [
        redirectedCall('https://api2.example/orders', { status: 401, response: '' }).map(
          ({ redirectedFrom: _, ...each }) => each,
        ),
      ],
      message: 'dropped',
    },
    {
      name: 'the source tells only which request came from which',
      trace: [
        redirectedCall('https://api2.example/orders', { status: 401, response: '' }).map(
          ({ redirectedTo: _, ...each }) => each,
        ),
      ],
      message: 'dropped',
    },
  ],
  passed: [
    { name: 'no redirect', trace: [apiCall()] },
    {
      name: 'the same origin keeps it',
      trace: [redirectedCall('http://api.example/orders/', { status: 401, response: '' })],
    },
    {
      name: 'the other origin needs no token',
      trace: [redirectedCall('https://files.example/orders.csv', { status: 200, response: 'a;b' })],
    },
    {
      name: 'the app sends the token to the other origin itself',
      trace: [
        redirectedCall('https://api2.example/orders', {
          status: 401,
          response: '',
          requestHeaders: { origin: example.app, authorization: `Bearer ${example.accessToken}` },
        }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no API was called', trace: [authorizationCodeFlow()] },
    {
      name: 'the token is in the address',
      trace: [
        apiCall({
          url: `https://api.example/orders?access_token=${example.accessToken}`,
          headers: { authorization: undefined },
        }),
      ],
    },
  ],
  cantTell: [
    {
      name: 'the header fields of the second request were not captured',
      trace: [
        redirectedCall('https://api2.example/orders', { status: 401 }).map((each) =>
          each.redirectedFrom ? { ...each, request: { method: 'GET', url: each.request.url } } : each,
        ),
      ],
    },
    {
      name: 'the answer of the other origin was not seen',
      trace: [
        redirectedCall('https://api2.example/orders', {}).map((each) =>
          each.redirectedFrom ? unanswered(each) : each,
        ),
      ],
      reason: /the answer was not seen/,
    },
  ],
})
