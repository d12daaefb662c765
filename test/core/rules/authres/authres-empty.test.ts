import rule from '../../../../src/core/rules/authres/authres-empty.ts'
import { formPostFlow, hybridFlow, implicitFlow, jarmFlow } from '../../../support/other-flows.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, logout } from '../../../support/traces.ts'

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
