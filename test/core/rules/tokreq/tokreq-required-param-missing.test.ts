import rule from '../../../../src/core/rules/tokreq/tokreq-required-param-missing.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, refreshRequest, tokenError } from '../../../support/traces.ts'

const refused = tokenError('invalid_request', 'missing required parameter(s)')

testRule(rule, {
  failed: [
    {
      name: 'no code',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code: undefined } } })],
      message: 'missing',
      evidence: ['code', 'error'],
    },
    {
      name: 'an empty code',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code: '' } } })],
      message: 'empty',
    },
    {
      name: 'the word undefined as code',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code: 'undefined' } } })],
      message: 'placeholder',
    },
    {
      name: 'a public client without client_id',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { client_id: undefined } } })],
      message: 'missing',
    },
    {
      name: 'a refresh without refresh_token',
      trace: [refreshRequest({ ...refused, params: { refresh_token: undefined } })],
      message: 'missing',
    },
    {
      name: 'TikTok without the code',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.tiktok.com',
          token: { ...refused, params: { code: undefined, client_id: undefined, client_key: 'awx1' } },
        }),
      ],
      message: 'missing',
    },
    {
      name: 'an element of the page as code',
      trace: [authorizationCodeFlow({ token: { ...refused, params: { code: '[object HTMLInputElement]' } } })],
      message: 'placeholder',
    },
  ],
  passed: [
    {
      name: 'TikTok calls it client_key',
      trace: [
        authorizationCodeFlow({
          server: 'https://www.tiktok.com',
          token: { ...refused, params: { client_id: undefined, client_key: 'awx1' } },
        }),
      ],
    },
    { name: 'a healthy exchange', trace: [authorizationCodeFlow()] },
    {
      name: 'no client_id beside HTTP Basic',
      trace: [
        authorizationCodeFlow({
          token: {
            ...tokenError('invalid_grant'),
            params: { client_id: undefined },
            headers: { authorization: `Basic ${btoa('s6BhdRkqt3:s3cret')}` },
          },
        }),
      ],
    },
    {
      name: 'left out, and the server does not mind',
      trace: [authorizationCodeFlow({ token: { params: { client_id: undefined } } })],
    },
    {
      name: 'a grant whose parameters nobody wrote down',
      trace: [
        authorizationCodeFlow({
          token: { ...refused, params: { grant_type: 'magic', code: undefined, client_id: undefined } },
        }),
      ],
    },
  ],
  inapplicable: [{ name: 'no token request', trace: [authorizationCodeFlow({ token: false })] }],
})
