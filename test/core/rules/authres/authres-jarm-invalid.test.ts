import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import rule from '../../../../src/core/rules/authres/authres-jarm-invalid.ts'
import { jarmFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, base64url, discovery, example, exchange, jws } from '../../../support/traces.ts'

const seconds = Math.floor(example.start / 1000)
const { privateKey } = await generateKeyPair('RS256')
const { publicKey: published } = await generateKeyPair('RS256', { extractable: true })
const signedByAnother = await new SignJWT({ code: example.code, state: example.state })
  .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
  .setIssuer(example.server)
  .setAudience(example.clientId)
  .setExpirationTime(seconds + 600)
  .sign(privateKey)
const jwks = exchange({
  url: `${example.server}/jwks`,
  at: example.start - 100,
  response: { keys: [{ ...(await exportJWK(published)), kid: 'key-1', use: 'sig' }] },
})

testRule(rule, {
  failed: [
    {
      name: 'not signed',
      trace: [
        jarmFlow(
          {},
          { response: jws({ iss: example.server, code: example.code, state: example.state }, { alg: 'none' }, '') },
        ),
      ],
      message: 'unsigned',
    },
    {
      name: 'signed by another key',
      trace: [discovery(), jwks, jarmFlow({}, { response: signedByAnother })],
      message: 'signature',
    },
    {
      name: 'another issuer',
      trace: [discovery(), jarmFlow({ iss: 'https://evil.example' })],
      message: 'issuer',
      evidence: ['response.iss'],
    },
    {
      name: 'another audience',
      trace: [jarmFlow({ aud: 'other-app' })],
      message: 'audience',
      evidence: ['response.aud'],
    },
    { name: 'no exp', trace: [jarmFlow({ exp: undefined })], message: 'noExpiry' },
    { name: 'expired', trace: [jarmFlow({ exp: seconds - 600 })], message: 'expired', evidence: ['response.exp'] },
  ],
  passed: [
    { name: 'all as it should be', trace: [discovery(), jarmFlow()] },
    { name: 'the client is one of several audiences', trace: [jarmFlow({ aud: [example.clientId, 'other'] })] },
  ],
  inapplicable: [{ name: 'a plain answer', trace: [authorizationCodeFlow()] }],
  cantTell: [
    {
      name: 'encrypted',
      trace: [jarmFlow({}, { response: `${base64url('{"alg":"RSA-OAEP","enc":"A256GCM"}')}.a.b.c.d`, token: false })],
      reason: /encrypted/,
    },
  ],
})
