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
  ],
  passed: [
    { name: 'the same user', trace: [authorizationCodeFlow(), renewed({})] },
    { name: 'one more audience', trace: [authorizationCodeFlow(), renewed({ aud: [example.clientId, 'api'] })] },
    { name: 'the same user after a silent renewal', trace: [authorizationCodeFlow(), silent(example.subject)] },
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
  ],
})
