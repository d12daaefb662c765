import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import rule from '../../../../src/core/rules/logout/logout-token-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, exchange, form, jws } from '../../../support/traces.ts'

const at = example.start + 10_000
const claims = {
  iss: example.server,
  aud: example.clientId,
  sub: '248289761001',
  iat: at / 1000,
  exp: at / 1000 + 120,
  jti: 'bWJq',
  events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
}
const told = (logout_token: string) =>
  exchange({ method: 'POST', url: `${example.app}/bye`, at, requestBody: form({ logout_token }), response: '' })

const published = await generateKeyPair('RS256', { extractable: true })
const another = await generateKeyPair('RS256')
const keys = [
  discovery(),
  exchange({
    url: `${example.server}/jwks`,
    at: example.start - 100,
    response: { keys: [{ ...(await exportJWK(published.publicKey)), kid: 'key-1', use: 'sig' }] },
  }),
]
const signed = (changed: object = {}, { privateKey } = published) =>
  new SignJWT({ ...claims, ...changed }).setProtectedHeader({ alg: 'RS256', kid: 'key-1' }).sign(privateKey)

testRule(rule, {
  failed: [
    { name: 'not signed', trace: [told(jws(claims, { alg: 'none' }, ''))], message: 'unsigned' },
    {
      name: 'signed by a stranger',
      trace: [...keys, told(await signed({}, another))],
      message: 'signature',
      evidence: ['logout_token.alg'],
    },
    {
      name: 'an ID token in its place',
      trace: [told(jws({ ...claims, events: undefined }))],
      message: 'event',
      evidence: ['logout_token.events'],
    },
    {
      name: 'a token of another event',
      trace: [told(jws({ ...claims, events: { 'https://schemas.example/other': {} } }))],
      message: 'event',
    },
    {
      name: 'neither user nor session',
      trace: [told(jws({ ...claims, sub: undefined }))],
      message: 'session',
      evidence: ['logout_token.sid'],
    },
    {
      name: 'with a nonce',
      trace: [told(jws({ ...claims, nonce: 'n-0S6_WzA2Mj' }))],
      message: 'nonce',
      evidence: ['logout_token.nonce'],
    },
    {
      name: 'expired two minutes ago',
      trace: [told(jws({ ...claims, exp: at / 1000 - 120 }))],
      message: 'expired',
      evidence: ['logout_token.exp'],
    },
  ],
  passed: [
    { name: 'all as it should be', trace: [...keys, told(await signed())] },
    { name: 'a session and no user', trace: [...keys, told(await signed({ sub: undefined, sid: '08a5019c' }))] },
    {
      name: 'without exp, as before the final specification',
      trace: [...keys, told(await signed({ exp: undefined }))],
    },
    { name: 'a clock that is a minute behind', trace: [...keys, told(await signed({ exp: at / 1000 - 50 }))] },
  ],
  inapplicable: [
    { name: 'a login', trace: [authorizationCodeFlow()] },
    { name: 'an empty token', trace: [told('')] },
  ],
  cantTell: [
    { name: 'the keys were not captured', trace: [told(jws(claims))] },
    { name: 'an encrypted token', trace: [told('eyJhbGciOiJSU0EtT0FFUCJ9.a2V5.aXY.Y2lwaGVy.dGFn')] },
  ],
})
