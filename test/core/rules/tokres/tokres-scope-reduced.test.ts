import rule from '../../../../src/core/rules/tokres/tokres-scope-reduced.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest, tokenError } from '../../../support/traces.ts'

const granted = (scope: string | undefined, asked = 'openid read write', options: object = {}) => [
  authorizationCodeFlow({ authorize: { scope: asked }, token: { response: { scope } }, ...options }),
]

testRule(rule, {
  failed: [
    {
      name: 'one of two, and all is well',
      trace: granted('read'),
      message: 'reduced',
      severity: 'info',
      evidence: ['scope', 'scope'],
    },
    {
      name: 'one of two, and the API refuses',
      trace: [...granted('read'), apiCall({ status: 403 })],
      message: 'reduced',
      severity: 'warning',
    },
    {
      name: 'one of two, and the API refuses the token itself',
      trace: [...granted('read'), apiCall({ status: 401, response: '' })],
      message: 'reduced',
      severity: 'warning',
    },
    {
      name: 'one of two, and it is enough for the API',
      trace: [...granted('read'), apiCall()],
      message: 'reduced',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'all', trace: granted('write read') },
    {
      name: 'openid, profile, email and offline_access are often not echoed',
      trace: granted('read', 'openid profile email offline_access read'),
    },
    { name: 'with the URI of the API in front', trace: granted('https://api.example/Read', 'openid read') },
    { name: 'separated by commas', trace: granted('read,write') },
    { name: 'separated by two spaces', trace: granted('read write', ' read  write ') },
    {
      name: 'a refresh asks for less',
      trace: [...granted('read write'), refreshRequest({ at: example.start + 60_000, response: { scope: 'read' } })],
    },
  ],
  inapplicable: [
    { name: 'no scope in the answer means as asked', trace: granted(undefined) },
    { name: 'GitHub normalises', trace: granted('user', 'user:email', { server: 'https://github.com' }) },
    {
      name: 'Entra writes full URIs',
      trace: granted('User.Read', 'api://x/access', { server: 'https://login.microsoftonline.com' }),
    },
    { name: 'an error answer', trace: [authorizationCodeFlow({ token: tokenError('invalid_grant') })] },
    {
      name: 'the request named no scope',
      trace: [authorizationCodeFlow({ authorize: { scope: undefined }, token: { response: { scope: 'read' } } })],
    },
    {
      name: 'a scope without a token',
      trace: [authorizationCodeFlow({ token: { answer: { scope: 'openid' } }, authorize: { scope: 'openid read' } })],
    },
  ],
  cantTell: [{ name: 'the answer was not captured', trace: [authorizationCodeFlow({ token: { response: null } })] }],
})
