import rule from '../../../../src/core/rules/resource/resource-authorization-dropped.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, type ExchangeOptions, example, exchange } from '../../../support/traces.ts'

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
  ],
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
  cantTell: [
    {
      name: 'the header fields of the second request were not captured',
      trace: [
        redirectedCall('https://api2.example/orders', { status: 401 }).map((each) =>
          each.redirectedFrom ? { ...each, request: { method: 'GET', url: each.request.url } } : each,
        ),
      ],
    },
  ],
})
