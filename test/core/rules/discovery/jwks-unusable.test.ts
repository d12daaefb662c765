import rule from '../../../../src/core/rules/discovery/jwks-unusable.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, exchange, idTokenClaims, jws } from '../../../support/traces.ts'

const rsa = { kty: 'RSA', kid: 'key-1', use: 'sig', n: 'sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri', e: 'AQAB' }
const keySet = (response: object | string | null, status = 200) =>
  exchange({
    url: `${example.server}/jwks`,
    response,
    status,
    at: example.start - 100,
    responseHeaders: { 'access-control-allow-origin': '*' },
  })

testRule(rule, {
  failed: [
    { name: 'jwks_uri is wrong', trace: [discovery(), keySet('', 404)], message: 'status' },
    { name: 'a web page', trace: [discovery(), keySet('<html>')], message: 'notJson' },
    { name: 'no keys member', trace: [discovery(), keySet({ error: 'x' })], message: 'notJson' },
    {
      name: 'only keys for encryption',
      trace: [keySet({ keys: [{ ...rsa, use: 'enc' }] })],
      message: 'noSignatureKey',
    },
    {
      name: 'private keys are published',
      trace: [keySet({ keys: [{ ...rsa, d: 'private' }] })],
      message: 'private',
      evidence: ['keys'],
    },
    {
      name: 'two keys under one kid',
      trace: [keySet({ keys: [rsa, { ...rsa, n: 'another' }] })],
      message: 'sameKid',
      severity: 'warning',
    },
    {
      name: 'the keys are gone, and the login succeeds without them',
      trace: [discovery(), keySet('', 404), authorizationCodeFlow()],
      message: 'status',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'a public key set', trace: [keySet({ keys: [rsa] })] },
    { name: 'keys of unknown kinds are passed over', trace: [keySet({ keys: [rsa, { kty: 'ML-DSA' }, {}] })] },
    {
      name: 'one kid for an RSA and an EC key',
      trace: [keySet({ keys: [rsa, { kty: 'EC', kid: 'key-1', x: 'x', y: 'y', crv: 'P-256' }] })],
    },
    {
      name: 'ID tokens under HS256 need no published key',
      trace: [
        discovery(),
        keySet({ keys: [] }),
        authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(), { alg: 'HS256' }) } } }),
      ],
    },
  ],
  inapplicable: [
    { name: 'no keys were asked for', trace: [authorizationCodeFlow()] },
    { name: 'a limit of requests', trace: [discovery(), keySet('', 429)] },
  ],
  cantTell: [{ name: 'the keys were not captured', trace: [discovery(), keySet(null)], reason: /body/ }],
})
