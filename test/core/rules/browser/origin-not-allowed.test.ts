import rule from '../../../../src/core/rules/browser/origin-not-allowed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, exchange, tokenError, tokenRequest } from '../../../support/traces.ts'

const words = 'The given origin is not allowed for the given client ID.'
/** A call of the sign-in library, before any login. */
const libraryCall = (options: { readonly status?: number; readonly text?: string; readonly url?: string } = {}) =>
  exchange({
    url: options.url ?? 'https://login.example/gsi/status?client_id=shop',
    at: example.start,
    status: options.status ?? 403,
    requestHeaders: { origin: example.app },
    responseHeaders: { 'content-type': 'text/plain' },
    response: options.text ?? words,
    context: { resourceType: 'fetch', tab: 1, frame: 0, initiator: example.app },
  })

testRule(rule, {
  failed: [
    { name: 'the sign-in library is refused before any login', trace: [libraryCall()], message: 'refused' },
    {
      name: 'its button in a frame as well',
      trace: [
        exchange({
          url: 'https://login.example/gsi/button?client_id=shop&theme=outline',
          at: example.start,
          status: 403,
          documentText: words,
          response: null,
          context: { resourceType: 'subFrame', tab: 1, frame: 3, initiator: example.app },
        }),
      ],
      message: 'refused',
    },
    {
      name: 'the token endpoint says it',
      trace: [tokenRequest(tokenError('invalid_request', 'The origin is not allowed'))],
      message: 'refused',
      evidence: ['error'],
    },
    {
      name: 'the error page says it',
      trace: [
        authorizationCodeFlow({
          errorPage: {
            status: 400,
            text: 'Error 400: origin_mismatch. The given origin is not allowed for the given client ID.',
          },
        }),
      ],
      message: 'refused',
    },
  ],
  passed: [
    { name: 'a healthy login', trace: [authorizationCodeFlow()] },
    { name: 'tokens came, though nobody read them', trace: [tokenRequest({ response: null })] },
    { name: 'refused for another reason', trace: [tokenRequest(tokenError('invalid_grant'))] },
  ],
  cantTell: [
    {
      name: 'refused, and the body of the answer was not captured',
      trace: [tokenRequest({ status: 400, response: null })],
      reason: /body/,
    },
  ],
  inapplicable: [
    { name: 'no answer', trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })] },
  ],
})
