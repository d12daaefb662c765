import rule from '../../../../src/core/rules/resource/resource-401-loop.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const refused = { status: 401, response: '' }

function cycles(count: number, last: object = refused) {
  return Array.from({ length: count }, (_, index) => [
    refreshRequest({ at: example.start + index * 2000, response: { access_token: `access-token-number-${index}` } }),
    apiCall({
      at: example.start + index * 2000 + 500,
      token: `access-token-number-${index}`,
      ...(index === count - 1 ? last : refused),
    }),
  ]).flat()
}

const tokens = ['access-token-number-0', 'access-token-number-1', 'access-token-number-2']

testRule(rule, {
  failed: [
    { name: 'three fresh tokens are refused', trace: cycles(3), message: 'loop' },
    {
      name: 'after the loop come a call without a token and an outage, which say nothing more',
      trace: [
        cycles(3),
        apiCall({ at: example.start + 7_000, headers: { authorization: undefined }, ...refused }),
        apiCall({ at: example.start + 8_000, token: 'access-token-number-4', status: 503, response: '' }),
      ],
      message: 'loop',
      evidence: [undefined, 'authorization'],
    },
    {
      name: 'the API says why each time',
      trace: cycles(3, { ...refused, responseHeaders: { 'www-authenticate': 'Bearer error="invalid_token"' } }),
      message: 'loop',
      evidence: ['www-authenticate', 'authorization'],
    },
    {
      name: 'one call in between met an outage, and one got no answer',
      trace: [
        cycles(3),
        apiCall({ at: example.start + 3_000, token: 'access-token-number-8', status: 503, response: '' }),
        unanswered(apiCall({ at: example.start + 3_500, token: 'access-token-number-9' })),
      ],
      message: 'loop',
    },
  ],
  passed: [
    { name: 'the second one is accepted', trace: cycles(2, { status: 200, response: {} }) },
    {
      name: 'one token is refused three times',
      trace: [0, 1, 2].map((second) => apiCall({ at: example.start + second * 1000, ...refused })),
    },
    { name: 'two are refused', trace: cycles(2) },
    {
      name: 'three APIs refuse one token each',
      trace: tokens.map((token, index) =>
        apiCall({ at: example.start + index * 1000, token, url: `https://api${index}.example/orders`, ...refused }),
      ),
    },
    {
      name: 'three methods of one address refuse one token each',
      trace: tokens.map((token, index) =>
        apiCall({
          at: example.start + index * 1000,
          token,
          method: ['GET', 'POST', 'DELETE'][index] ?? 'GET',
          ...refused,
        }),
      ),
    },
    {
      name: 'a minute lies between the first and the last',
      trace: tokens.map((token, index) => apiCall({ at: example.start + index * 30_000, token, ...refused })),
    },
    {
      name: 'a call that was accepted lies between',
      trace: [
        ...tokens.map((token, index) => apiCall({ at: example.start + index * 2_000, token, ...refused })),
        apiCall({ at: example.start + 1_000, token: 'access-token-that-works' }),
      ],
    },
  ],
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
})
