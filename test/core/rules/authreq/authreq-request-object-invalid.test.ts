import rule from '../../../../src/core/rules/authreq/authreq-request-object-invalid.ts'
import { pushedFlow, referenceFlow, signedRequestFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example } from '../../../support/traces.ts'

const page = { errorPage: { status: 400, text: 'invalid_request' } }
const expired = Math.floor(example.start / 1000) - 600

testRule(rule, {
  failed: [
    {
      name: 'both ways at once',
      trace: [signedRequestFlow({}, { ...page, authorize: { request_uri: 'urn:ietf:params:oauth:request_uri:x' } })],
      message: 'both',
      evidence: ['request', 'request_uri'],
    },
    {
      name: 'another client inside',
      trace: [signedRequestFlow({ client_id: 'other-app' }, page)],
      message: 'clientId',
      evidence: ['request.client_id', 'client_id'],
    },
    { name: 'expired', trace: [signedRequestFlow({ exp: expired }, page)], message: 'expired' },
    {
      name: 'not signed, and refused',
      trace: [signedRequestFlow({}, { ...page, header: { alg: 'none' }, signature: '' })],
      message: 'unsigned',
      severity: 'warning',
    },
    {
      name: 'meant for another server',
      trace: [discovery(), signedRequestFlow({ aud: 'https://other.example' }, page)],
      message: 'audience',
      severity: 'warning',
    },
    {
      name: 'the pushed request was used too late',
      trace: [pushedFlow({ wait: 95_000, ...page })],
      message: 'pushedExpired',
      evidence: ['request_uri'],
    },
    {
      name: 'the reference was used twice',
      trace: [referenceFlow({ token: false }), referenceFlow({ at: example.start + 60_000, tab: 2, ...page })],
      message: 'usedTwice',
    },
  ],
  passed: [
    { name: 'signed', trace: [signedRequestFlow()] },
    { name: 'pushed', trace: [pushedFlow()] },
    { name: 'the push was made by a server, out of sight', trace: [referenceFlow()] },
    { name: 'refused, but consistent', trace: [discovery(), signedRequestFlow({}, page)] },
    {
      name: 'parameters outside as OpenID Connect allows',
      trace: [signedRequestFlow({}, { ...page, authorize: { scope: 'openid', response_type: 'code' } })],
    },
    { name: 'expired, but accepted', trace: [signedRequestFlow({ exp: expired })] },
    {
      name: 'the reference again, and the server lets it pass',
      trace: [
        referenceFlow({ token: false }),
        referenceFlow({ at: example.start + 60_000, tab: 2, callback: { code: 'code-of-reload' }, token: false }),
      ],
    },
    {
      name: 'an object that the client hosts is used again',
      trace: [
        referenceFlow({ authorize: { request_uri: 'https://app.example/request.jwt' }, token: false }),
        referenceFlow({
          at: example.start + 60_000,
          tab: 2,
          authorize: { request_uri: 'https://app.example/request.jwt' },
          ...page,
        }),
      ],
    },
  ],
  inapplicable: [{ name: 'a plain request', trace: [authorizationCodeFlow()] }],
  cantTell: [
    {
      name: 'an encrypted request object',
      trace: [authorizationCodeFlow({ authorize: { request: 'eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d' }, ...page })],
      reason: /cannot be read/,
    },
  ],
})
