import rule from '../../../../src/core/rules/tokres/tokres-cacheable.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, tokenError } from '../../../support/traces.ts'

const control = (value: string | undefined, more: object = {}) => [
  authorizationCodeFlow({ token: { responseHeaders: { 'cache-control': value, ...more } } }),
]

testRule(rule, {
  failed: [
    {
      name: 'no Cache-Control',
      trace: control(undefined),
      message: 'cacheable',
      severity: 'info',
      evidence: ['cache-control'],
    },
    { name: 'another Cache-Control', trace: control('private'), message: 'cacheable' },
  ],
  passed: [
    { name: 'no-store', trace: control('no-store') },
    { name: 'no-store among others, without Pragma', trace: control('no-cache, No-Store') },
  ],
  inapplicable: [{ name: 'an error answer', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] }],
  cantTell: [
    {
      name: 'the header fields were not captured',
      trace: [
        authorizationCodeFlow().map((each) => {
          if (!each.response) return each
          const { headers: _hidden, ...response } = each.response
          return { ...each, response }
        }),
      ],
      reason: /header fields/,
    },
    {
      name: 'a recording that keeps no header fields',
      trace: [
        authorizationCodeFlow().map((each) =>
          each.response ? { ...each, response: { ...each.response, headers: [] } } : each,
        ),
      ],
      reason: /header fields/,
    },
  ],
})
