import { describe, expect, test } from 'vitest'
import { grantedScope } from '../../../src/core/rules/granted-scope.ts'
import { ask } from '../../support/ask.ts'
import { implicitFlow } from '../../support/other-flows.ts'
import { apiCall, authorizationCodeFlow, example, jws } from '../../support/traces.ts'

/** The scope of the token of the last call, and the place that tells it. */
async function scopeOfCall(...parts: Parameters<typeof ask>[2][]) {
  const [granted] = await ask(
    'resourceRequest',
    ({ access_token: token }, context) => token !== undefined && grantedScope(token, context),
    ...parts,
  )
  return granted ? `${granted.scope} (${granted.evidence.parameter})` : undefined
}
const withToken = (access_token: string, scope?: string) =>
  authorizationCodeFlow({ token: { response: { access_token, scope } } })

describe('the scope of a token', () => {
  test('is what the answer says that issued it', async () => {
    expect(await scopeOfCall(authorizationCodeFlow(), apiCall())).toBe('openid profile (scope)')
  })

  test('is what its own claim says, before that', async () => {
    const token = jws({ iss: example.server, scope: 'orders.read' })
    expect(await scopeOfCall(withToken(token, 'orders'), apiCall({ token }))).toBe('orders.read (access_token.scope)')
  })

  test('is a list in the tokens of Okta', async () => {
    const token = jws({ iss: example.server, scp: ['orders.read', 'orders.write'] })
    expect(await scopeOfCall(apiCall({ token }))).toBe('orders.read orders.write (access_token.scp)')
  })

  test('is that of the answer, when the claim is empty', async () => {
    const token = jws({ iss: example.server, scope: '' })
    expect(await scopeOfCall(withToken(token, 'orders'), apiCall({ token }))).toBe('orders (scope)')
  })

  test('is what the redirect says that brought it', async () => {
    const callback = { access_token: example.accessToken, token_type: 'Bearer', scope: 'orders' }
    const login = implicitFlow({ authorize: { response_type: 'id_token token' }, callback })
    expect(await scopeOfCall(login, apiCall())).toBe('orders (scope)')
  })

  test('is not known of a token that came from elsewhere', async () => {
    expect(await scopeOfCall(authorizationCodeFlow(), apiCall({ token: 'another-access-token' }))).toBeUndefined()
  })

  test('is not known when nobody says it', async () => {
    expect(
      await scopeOfCall(withToken('a-token-without-scope'), apiCall({ token: 'a-token-without-scope' })),
    ).toBeUndefined()
  })
})
