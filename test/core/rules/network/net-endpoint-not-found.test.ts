import rule from '../../../../src/core/rules/network/net-endpoint-not-found.ts'
import { testRule } from '../../../support/test-rule.ts'
import {
  apiCall,
  authorizationCodeFlow,
  discovery,
  example,
  tokenError,
  tokenRequest,
  userInfo,
} from '../../../support/traces.ts'

const wrong = { url: `${example.server}/oauth/tokens`, status: 404, response: '<h1>Not Found</h1>' }

testRule(rule, {
  failed: [
    {
      name: 'the token endpoint is not at this path',
      trace: [authorizationCodeFlow({ token: wrong })],
      message: 'missing',
    },
    {
      name: 'the text of the 404 was not captured',
      trace: [authorizationCodeFlow({ token: { ...wrong, response: null } })],
      message: 'missing',
    },
    {
      name: 'the metadata names another address',
      trace: [discovery(), authorizationCodeFlow({ token: wrong })],
      message: 'otherwise',
    },
    { name: 'the UserInfo endpoint is gone', trace: [userInfo({ status: 410, response: '' })], message: 'missing' },
    {
      name: 'a framework answers with its own JSON',
      trace: [tokenRequest({ status: 404, answer: { status: 404, error: 'Not Found', path: '/oauth/tokens' } })],
      message: 'missing',
    },
    {
      name: 'the realm does not exist',
      trace: [tokenRequest({ status: 404, answer: { error: 'Realm does not exist' } })],
      message: 'missing',
    },
  ],
  passed: [
    { name: 'the endpoint answers', trace: [authorizationCodeFlow()] },
    { name: 'the endpoint refuses', trace: [tokenRequest(tokenError('invalid_grant'))] },
    { name: 'another error status', trace: [tokenRequest({ status: 400, response: '<h1>Bad request</h1>' })] },
  ],
  inapplicable: [
    { name: 'an API may answer 404: there is no such order', trace: [apiCall({ status: 404, response: {} })] },
    { name: 'discovery has a rule of its own', trace: [discovery({ status: 404, response: '' })] },
    {
      name: 'an OAuth error with status 404 comes from the endpoint',
      trace: [tokenRequest(tokenError('invalid_client', undefined, 404))],
    },
    {
      name: 'nothing came back',
      trace: [tokenRequest({ error: { kind: 'refused', code: 'net::ERR_CONNECTION_REFUSED' } })],
    },
    {
      name: 'the token endpoint says with 404 that the code is wrong',
      trace: [tokenRequest(tokenError('invalid_grant', undefined, 404))],
    },
  ],
})
