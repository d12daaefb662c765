import rule from '../../../../src/core/rules/refresh/refresh-identity-changed.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, idTokenClaims, jws, refreshRequest } from '../../../support/traces.ts'

const renewed = (claims: Record<string, unknown>) =>
  refreshRequest({ at: example.start + 60_000, response: { id_token: jws(idTokenClaims(claims)) } })

const silent = (sub: string) =>
  authorizationCodeFlow({
    at: example.start + 60_000,
    frame: 3,
    authorize: { prompt: 'none', state: 'silent-renew-1', nonce: 'n-silent-1' },
    callback: { code: 'silent-code-xyz', state: 'silent-renew-1' },
    token: {
      params: { code: 'silent-code-xyz' },
      response: { id_token: jws(idTokenClaims({ sub, nonce: 'n-silent-1' })) },
    },
  })

testRule(rule, {
  failed: [
    {
      name: 'another user after the refresh',
      trace: [authorizationCodeFlow(), renewed({ sub: 'bob' })],
      message: 'sub',
      evidence: ['id_token.sub', 'id_token.sub'],
    },
    {
      name: 'another issuer',
      trace: [authorizationCodeFlow(), renewed({ iss: 'https://other.example' })],
      message: 'iss',
    },
    {
      name: 'for another client',
      trace: [authorizationCodeFlow(), renewed({ aud: 'another-client' })],
      message: 'aud',
    },
    {
      name: 'the silent renewal answers for another account',
      trace: [authorizationCodeFlow(), silent('bob')],
      message: 'sub',
    },
    {
      name: 'the audience was a list, and this client is no longer in it',
      trace: [
        authorizationCodeFlow({
          token: { response: { id_token: jws(idTokenClaims({ aud: [example.clientId, 'api'] })) } },
        }),
        renewed({ aud: ['api'] }),
      ],
      message: 'aud',
    },
    {
      name: 'the ID token before is that of the last refresh, not of the login',
      trace: [
        authorizationCodeFlow({ token: { response: { refresh_token: 'first-refresh-token' } } }),
        refreshRequest({
          at: example.start + 30_000,
          params: { refresh_token: 'first-refresh-token' },
          response: { id_token: jws(idTokenClaims({ sub: 'bob' })) },
        }),
        renewed({}),
      ],
      message: 'sub',
    },
  ],
  passed: [
    { name: 'the same user', trace: [authorizationCodeFlow(), renewed({})] },
    { name: 'one more audience', trace: [authorizationCodeFlow(), renewed({ aud: [example.clientId, 'api'] })] },
    { name: 'the same user after a silent renewal', trace: [authorizationCodeFlow(), silent(example.subject)] },
    {
      name: 'the same audiences in another order',
      trace: [
        authorizationCodeFlow({
          token: { response: { id_token: jws(idTokenClaims({ aud: [example.clientId, 'api'] })) } },
        }),
        renewed({ aud: ['api', example.clientId] }),
      ],
    },
    {
      name: 'a claim that the renewed token leaves out is not another one',
      trace: [authorizationCodeFlow(), renewed({ sub: undefined, aud: undefined })],
    },
    {
      name: 'a claim that the token before left out is not another one',
      trace: [
        authorizationCodeFlow({
          token: { response: { id_token: jws(idTokenClaims({ sub: undefined, aud: undefined })) } },
        }),
        renewed({}),
      ],
    },
  ],
  inapplicable: [
    { name: 'a login', trace: [authorizationCodeFlow()] },
    { name: 'the login before was not seen', trace: [renewed({ sub: 'bob' })] },
    {
      name: 'the user signed in with another account on purpose',
      trace: [
        authorizationCodeFlow(),
        authorizationCodeFlow({
          at: example.start + 60_000,
          authorize: { state: 'other-account-1', nonce: 'n-other-1' },
          callback: { code: 'other-code-xyz', state: 'other-account-1' },
          token: { params: { code: 'other-code-xyz' }, response: { id_token: jws(idTokenClaims({ sub: 'bob' })) } },
        }),
      ],
    },
    {
      name: 'the renewed ID token is encrypted',
      trace: [
        authorizationCodeFlow(),
        refreshRequest({ at: example.start + 60_000, response: { id_token: 'a-token-that-nobody-can-read' } }),
      ],
    },
    {
      name: 'the ID token before is encrypted',
      trace: [
        authorizationCodeFlow({ token: { response: { id_token: 'a-token-that-nobody-can-read' } } }),
        renewed({ sub: 'bob' }),
      ],
    },
    {
      name: 'the login before had no ID token',
      trace: [authorizationCodeFlow({ token: { response: { id_token: undefined } } }), renewed({ sub: 'bob' })],
    },
    {
      name: 'a silent renewal of another client',
      trace: [
        authorizationCodeFlow({
          authorize: { client_id: 'another-client' },
          token: {
            params: { client_id: 'another-client' },
            response: { id_token: jws(idTokenClaims({ aud: 'another-client' })) },
          },
        }),
        silent('bob'),
      ],
    },
    { name: 'a silent renewal before any login', trace: [silent('bob')] },
  ],
})
