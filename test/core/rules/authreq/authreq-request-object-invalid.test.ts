import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/authreq/authreq-request-object-invalid.ts'
import { pushedFlow, referenceFlow, signedRequestFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example } from '../../../support/traces.ts'

const page = { errorPage: { status: 400, text: 'invalid_request' } }
const expired = Math.floor(example.start / 1000) - 600

/** Some libraries write client_id last. */
const clientLast = (exchanges: readonly HttpExchange[]) =>
  exchanges.map((each) => {
    const url = new URL(each.request.url)
    const client = url.searchParams.get('client_id') ?? ''
    url.searchParams.delete('client_id')
    url.searchParams.append('client_id', client)
    return { ...each, request: { ...each.request, url: url.href } }
  })

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
    {
      name: 'another client inside, and client_id is the last parameter of the address',
      trace: [clientLast(signedRequestFlow({ client_id: 'other-app' }, page))],
      message: 'clientId',
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
    { name: 'the object leaves the client to the address', trace: [signedRequestFlow({ client_id: undefined }, page)] },
    { name: 'about to expire', trace: [signedRequestFlow({ exp: expired + 630 }, page)] },
    { name: 'the object names no server', trace: [discovery(), signedRequestFlow({ aud: undefined }, page)] },
    {
      name: 'meant for another server, and the sign-in is still open',
      trace: [discovery(), signedRequestFlow({ aud: 'https://other.example' }, { callback: false })],
    },
    { name: 'the pushed request was used in its last second', trace: [pushedFlow({ wait: 60_000, ...page })] },
    { name: 'pushed and refused for another reason', trace: [pushedFlow(page)] },
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
      name: 'another reference before, and the lifetime of this one was not seen',
      trace: [
        referenceFlow({ authorize: { request_uri: 'urn:ietf:params:oauth:request_uri:before' }, token: false }),
        referenceFlow({ at: example.start + 60_000, tab: 2, ...page }),
      ],
      reason: /out of sight/,
    },
    {
      name: 'the first of two uses was refused, and its lifetime was not seen',
      trace: [referenceFlow(page), referenceFlow({ at: example.start + 60_000, tab: 2, token: false })],
      reason: /out of sight/,
    },
    {
      name: 'an encrypted request object',
      trace: [authorizationCodeFlow({ authorize: { request: 'eyJlbmMiOiJBMjU2R0NNIn0.a.b.c.d' }, ...page })],
      reason: /cannot be read/,
    },
  ],
})
