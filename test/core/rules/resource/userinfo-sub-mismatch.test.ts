import rule from '../../../../src/core/rules/resource/userinfo-sub-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws, userInfo } from '../../../support/traces.ts'

testRule(rule, {
  failed: [
    {
      name: 'another user',
      trace: [authorizationCodeFlow(), userInfo({ response: { sub: 'bob' } })],
      message: 'different',
      evidence: ['sub', 'id_token.sub'],
    },
    {
      name: 'no sub',
      trace: [authorizationCodeFlow(), userInfo({ response: { email: 'jane@app.example' } })],
      message: 'missing',
    },
  ],
  passed: [{ name: 'the same user', trace: [authorizationCodeFlow(), userInfo()] }],
  inapplicable: [
    {
      name: 'no ID token: OAuth without OpenID Connect',
      trace: [
        authorizationCodeFlow({ token: { response: { id_token: undefined } } }),
        userInfo({ response: { sub: 'bob' } }),
      ],
    },
    {
      name: 'UserInfo was refused',
      trace: [authorizationCodeFlow(), userInfo({ status: 401, response: { error: 'invalid_token' } })],
    },
    { name: 'UserInfo was not asked', trace: [authorizationCodeFlow()] },
    {
      name: 'a signed answer',
      trace: [authorizationCodeFlow(), userInfo({ response: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln' })],
    },
    {
      name: 'an API of the app that tells about a user',
      trace: [authorizationCodeFlow(), userInfo({ url: `${example.api}/me`, response: { id: 7 } })],
    },
    {
      name: 'an error object with the status of a success',
      trace: [authorizationCodeFlow(), userInfo({ response: { error: 'invalid_token' } })],
    },
    {
      name: 'an error status with an object',
      trace: [authorizationCodeFlow(), userInfo({ status: 404, response: { message: 'no such user' } })],
    },
    {
      name: 'the ID token is encrypted',
      trace: [authorizationCodeFlow({ token: { response: { id_token: 'a-token-that-nobody-can-read' } } }), userInfo()],
    },
    {
      name: 'the ID token has no sub',
      trace: [
        authorizationCodeFlow({ token: { response: { id_token: jws(idTokenClaims({ sub: undefined })) } } }),
        userInfo(),
      ],
    },
    {
      name: 'Spotify names the user by id',
      trace: [
        authorizationCodeFlow({ server: 'https://accounts.spotify.com' }),
        userInfo({ url: 'https://accounts.spotify.com/userinfo', response: { id: 'jane' } }),
      ],
    },
  ],
  cantTell: [
    {
      name: 'the body was not captured',
      trace: [authorizationCodeFlow(), userInfo({ response: null })],
      reason: /body/,
    },
  ],
})
