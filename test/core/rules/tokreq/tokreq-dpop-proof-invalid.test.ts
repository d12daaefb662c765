import { createHash } from 'node:crypto'
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
import { requestHeadersUnseen, unanswered } from '../../../support/unseen.ts'

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

const ath = createHash('sha256').update(example.accessToken).digest('base64url')
const refreshed = (proof: string, answer: object = refused) =>
  refreshRequest({ at: example.start + 60_000, ...answer, headers: { dpop: proof } })
const fresh = { jti: 'second', iat: seconds + 60 }

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
    { name: 'no jti (RFC 9449 §4.2)', trace: sent(dpopProof({ jti: undefined })), message: 'jti' },
    { name: 'an empty jti', trace: sent(dpopProof({ jti: '' })), message: 'jti' },
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
    { name: 'no alg', trace: sent(dpopProof({}, { alg: undefined })), message: 'alg' },
    { name: 'the alg none', trace: sent(dpopProof({}, { alg: 'none' })), message: 'alg' },
    { name: 'the key is null', trace: sent(dpopProof({}, { jwk: null })), message: 'jwk' },
    { name: 'no address', trace: sent(dpopProof({ htu: undefined })), message: 'htu' },
    {
      name: 'the nonce was sent on, and the method is wrong',
      trace: [
        authorizationCodeFlow({ token: { ...askForNonce, headers: { dpop: dpopProof() } } }),
        tokenRequest({
          at: example.start + 300,
          ...refused,
          headers: { dpop: dpopProof({ jti: 'second', nonce: 'eyJ7S', htm: 'GET' }) },
        }),
      ],
      message: 'htm',
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
    { name: 'the ath of the token', trace: [authorizationCodeFlow(), apiRefused({ jti: 'api-1', ath })] },
    { name: 'five minutes old', trace: sent(dpopProof({ iat: seconds - 300 })) },
    {
      name: 'an earlier request had another proof',
      trace: [authorizationCodeFlow({ token: { headers: { dpop: dpopProof() } } }), refreshed(dpopProof(fresh))],
    },
    {
      name: 'an earlier request had a proof that cannot be read',
      trace: [authorizationCodeFlow({ token: { headers: { dpop: 'proof' } } }), refreshed(dpopProof(fresh))],
    },
    {
      name: 'the first use of a proof is none of its reuses',
      trace: [
        authorizationCodeFlow({ token: { ...refused, headers: { dpop: dpopProof() } } }),
        refreshed(dpopProof({ iat: seconds + 60 }), {}),
      ],
    },
    {
      name: 'the nonce that was sent has ended, and the server asks for its next one',
      trace: [
        authorizationCodeFlow({ token: { ...askForNonce, headers: { dpop: dpopProof() } } }),
        tokenRequest({
          at: example.start + 300,
          ...askForNonce,
          headers: { dpop: dpopProof({ jti: 'second', nonce: 'eyJ7S' }) },
        }),
      ],
    },
    {
      name: 'server and API ask for a nonce each (RFC 9449 §9)',
      trace: [
        authorizationCodeFlow({ token: { ...askForNonce, headers: { dpop: dpopProof() } } }),
        tokenRequest({ at: example.start + 300, headers: { dpop: dpopProof({ jti: 'second', nonce: 'eyJ7S' }) } }),
        apiCall({
          authorization: `DPoP ${example.accessToken}`,
          headers: { dpop: dpopProof({ jti: 'third', htm: 'GET', htu: `${example.api}/orders`, ath }) },
          status: 401,
          response: '',
          responseHeaders: { 'www-authenticate': 'DPoP error="use_dpop_nonce"' },
        }),
      ],
    },
    { name: 'no answer came', trace: sent(dpopProof({ htm: 'GET' })).map((each) => each.map(unanswered)) },
  ],
  inapplicable: [
    { name: 'no proof', trace: [authorizationCodeFlow()] },
    { name: 'the header fields were not captured', trace: sent('proof').map((each) => each.map(requestHeadersUnseen)) },
  ],
})
