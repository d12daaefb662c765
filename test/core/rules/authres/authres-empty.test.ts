import rule from '../../../../src/core/rules/authres/authres-empty.ts'
import {
  formPostFlow,
  hybridFlow,
  implicitFlow,
  jarmFlow,
  pushedFlow,
  referenceFlow,
} from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, logout, tokenError } from '../../../support/traces.ts'

const nothing = { code: undefined, state: undefined, iss: undefined }

testRule(rule, {
  failed: [
    {
      name: 'neither code nor error',
      trace: [authorizationCodeFlow({ callback: nothing, token: false })],
      message: 'nothing',
      evidence: ['response_mode', undefined],
    },
    {
      name: 'a code in the fragment, asked for in the query',
      trace: [authorizationCodeFlow({ authorize: { response_mode: 'query' }, carrier: 'fragment', token: false })],
      message: 'fragment',
    },
    {
      name: 'a code in the fragment, where the query is the default',
      trace: [authorizationCodeFlow({ carrier: 'fragment', token: false })],
      message: 'fragment',
    },
    {
      name: 'a code in the query, asked for in the fragment',
      trace: [authorizationCodeFlow({ authorize: { response_mode: 'fragment' }, token: false })],
      message: 'query',
    },
    {
      name: 'a code in the fragment, where the pushed request leaves the query as the default',
      trace: [pushedFlow({ carrier: 'fragment', token: false })],
      message: 'fragment',
    },
  ],
  passed: [
    { name: 'in the query', trace: [authorizationCodeFlow()] },
    {
      name: 'MSAL asks for the fragment',
      trace: [authorizationCodeFlow({ authorize: { response_mode: 'fragment' }, carrier: 'fragment' })],
    },
    { name: 'an ID token in the fragment', trace: [implicitFlow()] },
    { name: 'code and ID token in the fragment', trace: [hybridFlow({ token: false })] },
    { name: 'posted', trace: [formPostFlow()] },
    { name: 'JARM', trace: [jarmFlow()] },
    {
      name: 'in the other place, the app found it, and the server refused the code',
      trace: [authorizationCodeFlow({ carrier: 'fragment', token: tokenError('invalid_grant') })],
    },
    {
      name: 'an ID token in the fragment, asked for in the query, which OAuth forbids',
      trace: [implicitFlow({ authorize: { response_mode: 'query' } })],
    },
    {
      name: 'the fragment was asked for, and the app has not redeemed the code yet',
      trace: [authorizationCodeFlow({ authorize: { response_mode: 'fragment' }, carrier: 'fragment', token: false })],
    },
    {
      name: 'what was asked for is behind a reference that the trace does not show',
      trace: [referenceFlow({ carrier: 'fragment', token: false })],
    },
    {
      name: 'an error may come in the query all the same',
      trace: [
        authorizationCodeFlow({
          authorize: { response_mode: 'fragment' },
          callback: { code: undefined, error: 'invalid_scope' },
        }),
      ],
    },
    { name: 'in the other place, and the app found it', trace: [authorizationCodeFlow({ carrier: 'fragment' })] },
    {
      name: 'Facebook appends #_=_',
      trace: [
        authorizationCodeFlow({ token: false }).map((each, index) =>
          index === 1 ? { ...each, request: { ...each.request, url: `${each.request.url}#_=_` } } : each,
        ),
      ],
    },
  ],
  inapplicable: [
    { name: 'no answer yet', trace: [authorizationCodeFlow({ callback: false })] },
    { name: 'the return from a logout', trace: [logout()] },
  ],
})
