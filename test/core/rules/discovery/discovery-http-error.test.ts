import rule from '../../../../src/core/rules/discovery/discovery-http-error.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  type ExchangeOptions,
  example,
  exchange,
} from '../../../support/traces.ts'

const gone = { status: 404, response: '<h1>Not Found</h1>' }
const otherForm = (options: Partial<ExchangeOptions>) =>
  exchange({ url: `${example.server}/.well-known/oauth-authorization-server`, at: example.start - 500, ...options })
const resource = (status: number) =>
  exchange({
    url: `${example.api}/.well-known/oauth-protected-resource`,
    status,
    response: '',
    at: example.start + 1100,
  })

testRule(rule, {
  failed: [
    { name: 'the realm is wrong', trace: [discovery(gone)], message: 'refused' },
    { name: 'the server is down', trace: [discovery({ status: 503, response: null })], message: 'refused' },
    { name: 'the configuration was given up', trace: [discovery({ ...gone, status: 410 })], message: 'refused' },
    { name: 'the request is not understood', trace: [discovery({ ...gone, status: 400 })], message: 'refused' },
    { name: 'the server breaks off', trace: [discovery({ status: 500, response: '' })], message: 'refused' },
    {
      name: 'another server has a configuration',
      trace: [discovery(gone), discovery({ server: 'https://other.example' })],
      message: 'refused',
    },
    {
      name: 'the other form of the address is answered with a web page',
      trace: [otherForm({ response: '<app-root>' }), discovery(gone)],
      message: 'refused',
    },
    {
      name: 'the other form of the address is refused in JSON',
      trace: [otherForm({ status: 404, response: { error: 'not_found' } }), discovery(gone)],
      message: 'refused',
    },
    {
      name: 'a library tries one form and then the other',
      trace: [otherForm(gone), discovery()],
      message: 'optional',
      severity: 'info',
    },
    {
      name: 'the app has its addresses from elsewhere, and the login goes on',
      trace: [discovery(gone), authorizationCodeFlow()],
      message: 'optional',
      severity: 'info',
    },
    {
      name: 'a tool client looks whether the API describes itself',
      trace: [resource(404)],
      message: 'optional',
      severity: 'info',
    },
    {
      name: 'a tool client looks, though the API refused without naming an address',
      trace: [
        apiCall({ status: 401, response: '', responseHeaders: { 'www-authenticate': 'Bearer error="invalid_token"' } }),
        resource(404),
      ],
      message: 'optional',
      severity: 'info',
    },
    {
      name: 'a tool client looks, though the API answers',
      trace: [apiCall(), resource(404)],
      message: 'optional',
      severity: 'info',
    },
    {
      name: 'the API itself named the address',
      trace: [
        apiCall({
          status: 401,
          response: '',
          responseHeaders: {
            'www-authenticate': `Bearer resource_metadata="${example.api}/.well-known/oauth-protected-resource"`,
          },
        }),
        resource(404),
      ],
      message: 'announced',
    },
  ],
  passed: [{ name: 'the configuration is there', trace: [discovery(), authorizationCodeFlow()] }],
  inapplicable: [
    { name: 'a limit of requests has a rule of its own', trace: [discovery({ status: 429, response: '' })] },
    { name: 'a firewall answered', trace: [discovery({ status: 403, response: '<h1>Request blocked</h1>' })] },
    { name: 'nothing was looked up', trace: [authorizationCodeFlow()] },
  ],
})
