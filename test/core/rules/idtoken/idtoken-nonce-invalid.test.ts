import rule from '../../../../src/core/rules/idtoken/idtoken-nonce-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  authorizationCodeFlow,
  example,
  idTokenClaims,
  jws,
  type LoginOptions,
  refreshRequest,
} from '../../../support/traces.ts'

const withNonce = (nonce: string | undefined, options: LoginOptions = {}) => [
  authorizationCodeFlow({ ...options, token: { response: { id_token: jws(idTokenClaims({ nonce })) } } }),
]

const inOtherTab = authorizationCodeFlow({
  at: example.start - 5_000,
  tab: 2,
  authorize: { state: 'state-of-tab-2', nonce: 'nonce-of-tab-2' },
  callback: false,
})

testRule(rule, {
  failed: [
    {
      name: 'another one',
      trace: withNonce('n-another-one'),
      message: 'different',
      evidence: ['nonce', 'id_token.nonce'],
    },
    {
      name: 'the one of a sign-in in another tab',
      trace: [inOtherTab, ...withNonce('nonce-of-tab-2')],
      message: 'otherLogin',
    },
    {
      name: 'another one, and that of no other sign-in',
      trace: [refreshRequest({ at: example.start - 60_000 }), inOtherTab, ...withNonce('n-another-one')],
      message: 'different',
    },
    { name: 'missing', trace: withNonce(undefined), message: 'missing' },
  ],
  passed: [{ name: 'the same', trace: [authorizationCodeFlow()] }],
  inapplicable: [
    { name: 'it cannot be read', trace: [authorizationCodeFlow({ token: { response: { id_token: 'abc' } } })] },
    {
      name: 'LinkedIn may leave it out',
      trace: withNonce(undefined, { server: 'https://www.linkedin.com', authorizePath: '/oauth/v2/authorization' }),
    },
    { name: 'none was sent', trace: [authorizationCodeFlow({ authorize: { nonce: undefined } })] },
    {
      name: 'a refresh answers without nonce',
      trace: [refreshRequest({ response: { id_token: jws(idTokenClaims({ nonce: undefined })) } })],
    },
  ],
})
