import rule from '../../../../src/core/rules/resource/userinfo-refused.ts'
import { testRule } from '../../../support/test-rule.ts'
import { apiCall, authorizationCodeFlow, example, refreshRequest, userInfo } from '../../../support/traces.ts'

const refused = (status: number, parameters: string) => ({
  status,
  response: '',
  responseHeaders: { 'www-authenticate': `Bearer ${parameters}` },
})

testRule(rule, {
  failed: [
    {
      name: 'the token was issued without openid',
      trace: [
        authorizationCodeFlow({ token: { response: { scope: 'profile' } } }),
        userInfo(refused(403, 'error="insufficient_scope"')),
      ],
      message: 'openid',
      evidence: ['www-authenticate', 'scope'],
    },
    {
      name: 'Keycloak says it',
      trace: [userInfo(refused(403, 'error="insufficient_scope", error_description="Missing openid scope"'))],
      message: 'openid',
    },
    {
      name: 'the server says why',
      trace: [
        authorizationCodeFlow(),
        userInfo(refused(401, 'error="invalid_token", error_description="Token issuer invalid"')),
      ],
      message: 'refused',
    },
    {
      name: 'the server does not say why',
      trace: [authorizationCodeFlow(), userInfo({ status: 401, response: '' })],
      message: 'silent',
    },
    {
      name: 'renewed and asked again: healthy',
      trace: [
        authorizationCodeFlow(),
        userInfo(refused(401, 'error="invalid_token"')),
        refreshRequest({ at: example.start + 1500, response: { access_token: 'SlAV32hkKG-new-token' } }),
        userInfo({ at: example.start + 2000, token: 'SlAV32hkKG-new-token' }),
      ],
      message: 'renewed',
      severity: 'info',
    },
    {
      name: 'openid among scopes with more than one space between them',
      trace: [
        authorizationCodeFlow({ token: { response: { scope: 'profile,  openid' } } }),
        userInfo({ status: 401, response: '' }),
      ],
      message: 'silent',
    },
    {
      name: 'the body says why',
      trace: [authorizationCodeFlow(), userInfo({ status: 401, response: { error: 'invalid_token' } })],
      message: 'refused',
      evidence: ['error', 'scope'],
    },
  ],
  passed: [
    { name: 'answered', trace: [authorizationCodeFlow(), userInfo()] },
    {
      name: 'the first call is asked for a DPoP nonce',
      trace: [
        userInfo({ status: 401, response: '', responseHeaders: { 'www-authenticate': 'DPoP error="use_dpop_nonce"' } }),
      ],
    },
  ],
  inapplicable: [
    { name: 'a firewall answered', trace: [userInfo({ status: 403, response: '<h1>Request blocked</h1>' })] },
    { name: 'an API has rules of its own', trace: [apiCall({ status: 401, response: '' })] },
    {
      name: 'no token was sent',
      trace: [userInfo({ ...refused(401, 'realm="userinfo"'), headers: { authorization: undefined } })],
    },
  ],
})
