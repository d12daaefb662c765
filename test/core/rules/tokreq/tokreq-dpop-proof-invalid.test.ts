import rule from '../../../../src/core/rules/tokreq/tokreq-dpop-proof-invalid.ts'
import { dpopProof } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  refreshRequest,
  tokenError,
  tokenRequest,
} from '../../../support/traces.ts'

const refused = tokenError('invalid_dpop_proof')
const sent = (proof: string, answer: object = refused) => [
  authorizationCodeFlow({ token: { ...answer, headers: { dpop: proof } } }),
]
const seconds = Math.floor(example.start / 1000)
const key = { kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: 'c' }
const askForNonce = tokenError('use_dpop_nonce')
const apiRefused = (claims: object) =>
  apiCall({
    authorization: `DPoP ${example.accessToken}`,
    headers: { dpop: dpopProof({ htm: 'GET', htu: `${example.api}/orders`, ...claims }) },
    status: 401,
  })

testRule(rule, {
  failed: [
    { name: 'not a JWT', trace: sent('proof'), message: 'malformed', evidence: ['dpop'] },
    {
      name: 'two of them',
      trace: [
        authorizationCodeFlow({ token: { ...refused, headers: { dpop: dpopProof() } } }).map((each) => {
          const headers = each.request.headers ?? []
          return {
            ...each,
            request: { ...each.request, headers: [...headers, ...headers.filter(({ name }) => name === 'dpop')] },
          }
        }),
      ],
      message: 'several',
    },
    { name: 'another typ', trace: sent(dpopProof({}, { typ: 'JWT' })), message: 'typ' },
    { name: 'a symmetric alg', trace: sent(dpopProof({}, { alg: 'HS256' })), message: 'alg' },
    { name: 'no key', trace: sent(dpopProof({}, { jwk: undefined })), message: 'jwk' },
    { name: 'the private key', trace: sent(dpopProof({}, { jwk: key })), message: 'jwk' },
    { name: 'another method', trace: sent(dpopProof({ htm: 'GET' })), message: 'htm' },
    { name: 'another address', trace: sent(dpopProof({ htu: 'http://login.internal/token' })), message: 'htu' },
    { name: 'too old', trace: sent(dpopProof({ iat: seconds - 600 })), message: 'iat' },
    { name: 'no iat', trace: sent(dpopProof({ iat: undefined })), message: 'iat' },
    { name: 'no ath at the API', trace: [authorizationCodeFlow(), apiRefused({ jti: 'api-1' })], message: 'ath' },
    {
      name: 'used twice',
      trace: [
        authorizationCodeFlow({ token: { headers: { dpop: dpopProof() } } }),
        refreshRequest({ at: example.start + 60_000, ...refused, headers: { dpop: dpopProof() } }),
      ],
      message: 'reused',
    },
    {
      name: 'asked for a nonce, and tried again without',
      trace: [
        authorizationCodeFlow({ token: { ...askForNonce, headers: { dpop: dpopProof() } } }),
        tokenRequest({ at: example.start + 300, ...askForNonce, headers: { dpop: dpopProof({ jti: 'second' }) } }),
      ],
      message: 'nonce',
    },
  ],
  passed: [
    { name: 'a good one', trace: sent(dpopProof(), {}) },
    { name: 'a good one, refused for another reason', trace: sent(dpopProof(), tokenError('invalid_grant')) },
    {
      name: 'first asked for a nonce, then sent with it (RFC 9449 §8)',
      trace: [
        authorizationCodeFlow({ token: { ...askForNonce, headers: { dpop: dpopProof() } } }),
        tokenRequest({ at: example.start + 300, headers: { dpop: dpopProof({ jti: 'second', nonce: 'eyJ7S' }) } }),
      ],
    },
    { name: 'a flaw that the server does not mind', trace: sent(dpopProof({ htm: 'GET' }), {}) },
    {
      name: 'the API does not know the address',
      trace: [
        authorizationCodeFlow({ token: { headers: { dpop: dpopProof() } } }),
        apiCall({ authorization: `DPoP ${example.accessToken}`, headers: { dpop: dpopProof() }, status: 404 }),
      ],
    },
    { name: 'the default port written out', trace: sent(dpopProof({ htu: 'https://LOGIN.example:443/token' })) },
  ],
  inapplicable: [{ name: 'no proof', trace: [authorizationCodeFlow()] }],
})
