import rule from '../../../../src/core/rules/browser/cors-preflight-rejected.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, type Overrides, tokenRequest } from '../../../support/traces.ts'

interface Preflight {
  readonly url?: string
  readonly status?: number
  readonly asks?: Overrides
  readonly allows?: Overrides
}

/** A permission request and the token request that it was for, which the browser never sent. */
function refused({ url = `${example.server}/token`, status = 204, asks, allows }: Preflight) {
  const preflight = exchange({
    url,
    method: 'OPTIONS',
    status,
    at: example.start - 20,
    requestHeaders: {
      origin: example.app,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-client',
      ...asks,
    },
    responseHeaders: {
      'access-control-allow-origin': example.app,
      'access-control-allow-headers': 'x-client',
      ...allows,
    },
    context: { resourceType: 'preflight', initiator: example.app },
  })
  return [preflight, tokenRequest({ url, error: { kind: 'other', code: 'net::ERR_FAILED' } })]
}

testRule(rule, {
  failed: [
    {
      name: 'a gateway asks for a token even here',
      trace: [refused({ status: 401, allows: { 'access-control-allow-origin': undefined } })],
      message: 'status',
    },
    { name: 'the server knows no OPTIONS', trace: [refused({ status: 405 })], message: 'status' },
    { name: 'it was redirected', trace: [refused({ status: 302 })], message: 'redirected' },
    {
      name: 'the origin is not allowed',
      trace: [refused({ allows: { 'access-control-allow-origin': undefined } })],
      message: 'origin',
      evidence: ['access-control-allow-origin', 'origin'],
    },
    {
      name: 'the header field is not allowed',
      trace: [refused({ allows: { 'access-control-allow-headers': 'content-type' } })],
      message: 'headers',
    },
    {
      name: '* does not cover Authorization',
      trace: [
        refused({
          asks: { 'access-control-request-headers': 'authorization' },
          allows: { 'access-control-allow-headers': '*' },
        }),
      ],
      message: 'headers',
    },
    {
      name: 'the method is not allowed',
      trace: [refused({ asks: { 'access-control-request-method': 'PUT' } })],
      message: 'method',
    },
    {
      name: 'nothing is found at the address',
      trace: [refused({ status: 404, allows: { 'access-control-allow-origin': undefined } })],
      message: 'notFound',
    },
    {
      name: 'the address is gone',
      trace: [refused({ status: 410, allows: { 'access-control-allow-origin': undefined } })],
      message: 'notFound',
    },
    {
      name: 'the server has not implemented OPTIONS',
      trace: [refused({ status: 501, allows: { 'access-control-allow-origin': undefined } })],
      message: 'status',
    },
    {
      name: 'the server takes OPTIONS for a bad request',
      trace: [refused({ status: 400, allows: { 'access-control-allow-origin': undefined } })],
      message: 'status',
    },
    {
      name: 'the origin is not allowed, said with 200',
      trace: [refused({ status: 200, allows: { 'access-control-allow-origin': undefined } })],
      message: 'origin',
    },
    {
      name: 'GitHub documents that it has no preflight',
      trace: [
        refused({
          url: 'https://github.com/login/oauth/access_token',
          status: 404,
          allows: { 'access-control-allow-origin': undefined },
        }),
      ],
      message: 'byDesign',
    },
  ],
  passed: [{ name: 'everything is allowed', trace: [refused({})] }],
  inapplicable: [
    { name: 'no permission was needed', trace: [authorizationCodeFlow()] },
    { name: 'an outage answers OPTIONS too', trace: [refused({ status: 503 })] },
    { name: 'a crash answers OPTIONS too', trace: [refused({ status: 500 })] },
    { name: 'a rate limit answers OPTIONS too', trace: [refused({ status: 429 })] },
  ],
  cantTell: [
    {
      name: 'the header fields were not captured',
      trace: [refused({}).map((each) => (each.response ? { ...each, response: { status: 204 } } : each))],
      reason: /header/,
    },
  ],
})
