import rule from '../../../../src/core/rules/resource/resource-401-loop.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest } from '../../../support/traces.ts'

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

testRule(rule, {
  failed: [{ name: 'three fresh tokens are refused', trace: cycles(3), message: 'loop' }],
  passed: [
    { name: 'the second one is accepted', trace: cycles(2, { status: 200, response: {} }) },
    {
      name: 'one token is refused three times',
      trace: [0, 1, 2].map((second) => apiCall({ at: example.start + second * 1000, ...refused })),
    },
    { name: 'two are refused', trace: cycles(2) },
  ],
  inapplicable: [{ name: 'no API was called', trace: [authorizationCodeFlow()] }],
})
