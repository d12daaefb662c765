import type { HttpExchange } from '../../../../src/core/model/http-exchange.ts'
import rule from '../../../../src/core/rules/browser/fedcm-failed.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  authorizationCodeFlow,
  type ExchangeOptions,
  example,
  exchange,
  type Overrides,
} from '../../../support/traces.ts'

const fedcm = (path: string, options: Partial<ExchangeOptions>) =>
  exchange({
    url: `https://idp.example${path}`,
    context: { resourceType: 'other' },
    ...options,
    requestHeaders: { 'sec-fetch-dest': 'webidentity', ...options.requestHeaders },
  })

const assertion = (
  response: object | null,
  responseHeaders: Overrides = { 'access-control-allow-origin': example.app },
) =>
  fedcm('/assertion', {
    requestBody: 'client_id=x&account_id=1',
    response,
    responseHeaders,
    requestHeaders: { origin: example.app },
  })
const wellKnown = (options: Partial<ExchangeOptions>) => fedcm('/.well-known/web-identity', options)
const accounts = (options: Partial<ExchangeOptions>) =>
  fedcm('/accounts', { ...options, requestHeaders: { cookie: 'sid=1' } })

const withoutFields = (exchange: HttpExchange): HttpExchange =>
  exchange.response
    ? { ...exchange, response: { status: exchange.response.status, body: exchange.response.body ?? { text: '' } } }
    : exchange

testRule(rule, {
  failed: [
    { name: 'no well-known file', trace: [wellKnown({ status: 404, response: '' })], message: 'status' },
    { name: 'a web page', trace: [wellKnown({ response: '<html>' })], message: 'notJson' },
    {
      name: 'the well-known file names no configuration',
      trace: [wellKnown({ response: { x: 1 } })],
      message: 'member',
    },
    {
      name: 'the server refuses the app',
      trace: [assertion({ error: { code: 'unauthorized_client' } })],
      message: 'refused',
    },
    {
      name: 'the server refuses the app with a bare word',
      trace: [assertion({ error: 'access_denied' })],
      message: 'refused',
    },
    { name: 'the server refuses the app and says no word', trace: [assertion({ error: null })], message: 'refused' },
    {
      name: 'the server refuses the app with a number for a code',
      trace: [assertion({ error: { code: 400 } })],
      message: 'refused',
    },
    {
      name: 'the well-known file wants a sign-in',
      trace: [wellKnown({ status: 401, response: '' })],
      message: 'status',
    },
    { name: 'the answer has no token', trace: [assertion({})], message: 'member' },
    {
      name: 'the answer does not allow the app',
      trace: [assertion({ token: 'eyJ' }, { 'access-control-allow-origin': '*' })],
      message: 'cors',
      evidence: ['access-control-allow-origin'],
    },
    {
      name: 'nobody is signed in there',
      trace: [accounts({ status: 401, response: '' })],
      message: 'signedOut',
      severity: 'info',
    },
    {
      name: 'no account there',
      trace: [accounts({ response: { accounts: [] } })],
      message: 'signedOut',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'a token as text', trace: [assertion({ token: 'eyJ' })] },
    {
      name: 'a file that is fetched without the origin of an app needs no permission for it',
      trace: [
        wellKnown({
          response: { provider_urls: ['https://idp.example/fedcm.json'] },
          requestHeaders: { origin: example.app },
        }),
      ],
    },
    {
      name: 'the origin of the app was left out of the trace',
      trace: [fedcm('/assertion', { requestBody: 'client_id=x&account_id=1', response: { token: 'eyJ' } })],
    },
    { name: 'a token as object', trace: [assertion({ token: { id: 'x' } })] },
    { name: 'the window is to go on', trace: [assertion({ continue_on: 'https://idp.example/more' })] },
    {
      name: 'all files are there',
      trace: [
        wellKnown({ response: { provider_urls: ['https://idp.example/fedcm.json'] } }),
        accounts({ response: { accounts: [{ id: '1' }] } }),
      ],
    },
  ],
  inapplicable: [{ name: 'a login by redirect', trace: [authorizationCodeFlow()] }],
  cantTell: [
    { name: 'the body was not captured', trace: [assertion(null)], reason: /body/ },
    {
      name: 'the header fields of the answer were not captured',
      trace: [withoutFields(assertion({ token: 'eyJ' }))],
      reason: /header fields/,
    },
  ],
})
