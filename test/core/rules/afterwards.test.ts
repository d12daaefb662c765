import { describe, expect, test } from 'vitest'
import type { OAuthMessage } from '../../../src/core/model/message.ts'
import { loginSucceeded, loginWentOn } from '../../../src/core/rules/login-went-on.ts'
import { isTokenUsed } from '../../../src/core/rules/token-used.ts'
import { ask } from '../../support/ask.ts'
import { apiCall, authorizationCodeFlow, discovery, example, tokenError, userInfo } from '../../support/traces.ts'

describe('after the configuration could not be read', () => {
  const failed = discovery({ status: 503, response: '' })
  const wentOn = async (...parts: Parameters<typeof ask>[2][]) =>
    (await ask('metadataResponse', loginWentOn, failed, ...parts))[0]

  test.each([
    ['the login went on when a sign-in was started', authorizationCodeFlow({ callback: false }), true],
    ['the login went on when tokens came', authorizationCodeFlow(), true],
    ['nothing went on when nothing came', [], false],
  ])('%s', async (_name, then, expected) => {
    expect(await wentOn(then)).toBe(expected)
  })
})

describe('after the answer to the sign-in', () => {
  const wentOn = async (token: object | false) =>
    (
      await ask(
        'authorizationResponse',
        (answer: OAuthMessage, context) => loginWentOn(answer, context),
        authorizationCodeFlow({ token }),
      )
    )[0]

  test('the login went on when tokens came', async () => expect(await wentOn({})).toBe(true))
  test('it did not when the code was refused', async () =>
    expect(await wentOn(tokenError('invalid_grant'))).toBe(false))
  test('it did not when nothing followed', async () => expect(await wentOn(false)).toBe(false))
})

describe('a login', () => {
  const succeeded = async (...parts: Parameters<typeof ask>[2][]) => (await ask('flow', loginSucceeded, ...parts))[0]

  test('succeeded when tokens came', async () => expect(await succeeded(authorizationCodeFlow())).toBe(true))
  test('did not when the code was refused', async () =>
    expect(await succeeded(authorizationCodeFlow({ token: tokenError('invalid_grant') }))).toBe(false))
  test('is none when only the configuration was read', async () => expect(await succeeded(discovery())).toBe(false))
})

describe('the access token', () => {
  const used = async (...parts: Parameters<typeof ask>[2][]) =>
    (await ask('tokenResponse', isTokenUsed, authorizationCodeFlow(), ...parts))[0]

  test('is used when an API gets it', async () => expect(await used(apiCall())).toBe(true))
  test('is used when UserInfo gets it', async () => expect(await used(userInfo())).toBe(true))
  test('is not used when an API gets another', async () =>
    expect(await used(apiCall({ token: 'another-token' }))).toBe(false))
  test('is not used when nobody gets it', async () => expect(await used()).toBe(false))
  test('is used in a later flow', async () => {
    const later = authorizationCodeFlow({
      at: example.start + 60_000,
      authorize: { state: 'later-state-1', nonce: 'later-nonce-1' },
      callback: false,
    })
    expect(await used(later, apiCall({ at: example.start + 70_000 }))).toBe(true)
  })
  test('that never came is not used by calls without one', async () => {
    const refused = authorizationCodeFlow({ token: tokenError('invalid_grant') })
    const call = apiCall({
      headers: { authorization: undefined },
      status: 401,
      responseHeaders: { 'www-authenticate': 'Bearer' },
    })
    expect((await ask('tokenResponse', isTokenUsed, refused, call))[0]).toBe(false)
  })
})
