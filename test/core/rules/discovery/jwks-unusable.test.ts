import rule from '../../../../src/core/rules/discovery/jwks-unusable.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, exchange, idTokenClaims, jws } from '../../../support/traces.ts'

const rsa = { kty: 'RSA', kid: 'key-1', use: 'sig', n: 'sXchDaQebHnPiGvyDOAT4saGEUetSyo9MKLOoWFsueri', e: 'AQAB' }
const enc = { ...rsa, kid: 'key-2', use: 'enc' }
const ec = { kty: 'EC', kid: 'key-3', crv: 'P-256', x: 'x', y: 'y' }
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
    { name: 'the address of the keys is given up', trace: [discovery(), keySet('', 410)], message: 'status' },
    { name: 'the request is not understood', trace: [discovery(), keySet('', 400)], message: 'status' },
    { name: 'the server breaks off', trace: [discovery(), keySet('', 500)], message: 'status' },
    { name: 'a web page', trace: [discovery(), keySet('<html>')], message: 'notJson' },
    { name: 'no keys member', trace: [discovery(), keySet({ error: 'x' })], message: 'notJson' },
    {
      name: 'only keys for encryption',
      trace: [keySet({ keys: [{ ...rsa, use: 'enc' }] })],
      message: 'noSignatureKey',
    },
    {
      name: 'only a key of an unknown kind',
      trace: [keySet({ keys: [{ kty: 'ML-DSA', kid: 'pq-1' }] })],
      message: 'noSignatureKey',
    },
    {
      name: 'an empty key set, and the login succeeds without it',
      trace: [discovery(), keySet({ keys: [] }), authorizationCodeFlow()],
      message: 'noSignatureKey',
      severity: 'info',
    },
    {
      name: 'an empty key set, and the token endpoint is not reached',
      trace: [
        discovery(),
        keySet({ keys: [] }),
        authorizationCodeFlow({ token: { error: { kind: 'reset', code: 'net::ERR_CONNECTION_RESET' } } }),
      ],
      message: 'noSignatureKey',
    },
    {
      name: 'an empty key set, and no ID token is issued',
      trace: [
        discovery(),
        keySet({ keys: [] }),
        authorizationCodeFlow({ token: { response: { id_token: undefined } } }),
      ],
      message: 'noSignatureKey',
      severity: 'info',
    },
    {
      name: 'an empty key set, and an ID token that is none',
      trace: [
        discovery(),
        keySet({ keys: [] }),
        authorizationCodeFlow({ token: { response: { id_token: 'opaque-id-token' } } }),
      ],
      message: 'noSignatureKey',
      severity: 'info',
    },
    {
      name: 'an empty key set, and an ID token whose header names no algorithm',
      trace: [
        discovery(),
        keySet({ keys: [] }),
        authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims(), { typ: 'JWT' }) } } }),
      ],
      message: 'noSignatureKey',
      severity: 'info',
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
    { name: 'a curve', trace: [keySet({ keys: [ec] })] },
    { name: 'Ed25519', trace: [keySet({ keys: [{ kty: 'OKP', kid: 'ed', crv: 'Ed25519', x: 'x' }] })] },
    {
      name: 'a key of the next generation',
      trace: [keySet({ keys: [{ kty: 'AKP', kid: 'pq', alg: 'ML-DSA-65', pub: 'x' }] })],
    },
    { name: 'one key listed twice', trace: [keySet({ keys: [rsa, rsa] })] },
    { name: 'keys for encryption under one kid', trace: [keySet({ keys: [rsa, enc, { ...enc, n: 'another' }] })] },
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
    { name: 'a firewall answered', trace: [discovery(), keySet('<h1>Request blocked</h1>', 403)] },
    { name: 'the address has moved', trace: [discovery(), keySet('', 302)] },
  ],
  cantTell: [{ name: 'the keys were not captured', trace: [discovery(), keySet(null)], reason: /body/ }],
})
