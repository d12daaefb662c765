import rule from '../../../../src/core/rules/resource/userinfo-format-invalid.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, jws, userInfo } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    { name: 'a sign-in page of a proxy', trace: [userInfo({ response: '<html>Sign in</html>' })], message: 'other' },
    { name: 'an empty answer', trace: [userInfo({ response: '' })], message: 'other' },
    { name: 'a list', trace: [userInfo({ response: '[1]' })], message: 'other' },
    {
      name: 'a JSON text that is no object',
      trace: [userInfo({ response: '"jane"', responseHeaders: { 'content-type': 'application/json' } })],
      message: 'other',
    },
    {
      name: 'a form',
      trace: [
        userInfo({
          response: 'sub=248289761001&name=Jane',
          responseHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
        }),
      ],
      message: 'other',
    },
  ],
  passed: [
    { name: 'JSON', trace: [userInfo()] },
    { name: 'a signed JWT is legal', trace: [userInfo({ response: jws({ sub: 'x' }) })] },
  ],
  inapplicable: [
    { name: 'refused', trace: [userInfo({ status: 401, response: '<html>' })] },
    { name: 'not asked', trace: [authorizationCodeFlow()] },
    { name: 'redirected', trace: [userInfo({ status: 300, response: '' })] },
  ],
  cantTell: [{ name: 'the body was not captured', trace: [userInfo({ response: null })], reason: /body/ }],
})
