import { describe, expect, test } from 'vitest'
import {
  isAccepted,
  isRefusal,
  isSetUpRefusal,
  isSilentRefusal,
  isTokenStep,
  isUserRefusal,
  wantsUser,
} from '../../../src/core/rules/outcomes.ts'
import { ask } from '../../support/ask.ts'
import { authorizationCodeFlow, example, exchange, tokenRequest } from '../../support/traces.ts'

const errors = (error: string) => ({ callback: { code: undefined, error } })
const flowOf = async <T>(look: (flow: Parameters<typeof isAccepted>[0]) => T, ...parts: Parameters<typeof ask>[2][]) =>
  (await ask('flow', look, ...parts))[0]

describe('what an error says', () => {
  test.each([
    ['access_denied', 'user'],
    ['user_cancelled_login', 'user'],
    ['login_required', 'needs the user'],
    ['account_selection_required', 'needs the user'],
    ['authorization_pending', 'a step'],
    ['use_dpop_nonce', 'a step'],
    ['invalid_grant', ''],
    [undefined, ''],
  ])('%s: %s', (error, expected) => {
    const response = error === undefined ? {} : { error }
    const said = [
      isUserRefusal(response) && 'user',
      wantsUser(response) && 'needs the user',
      isTokenStep(response) && 'a step',
    ]
    expect(said.filter(Boolean).join()).toBe(expected)
  })

  test('access_denied for an unknown audience is a fault of the set-up', () => {
    expect(isSetUpRefusal({ error: 'access_denied' }, 'audienceUnknown')).toBe(true)
  })

  test('access_denied alone is what a person said', () => {
    expect(isSetUpRefusal({ error: 'access_denied' }, undefined)).toBe(false)
    expect(isSetUpRefusal({ error: 'access_denied' }, 'userDenied')).toBe(false)
  })

  test('another error needs no second look', () => {
    expect(isSetUpRefusal({ error: 'invalid_scope' }, 'scopeInvalid')).toBe(false)
  })
})

describe('a refusal', () => {
  test.each([
    ['no answer', undefined, false],
    ['tokens', { status: 200 }, false],
    ['an error with status 200', { status: 200, error: 'bad_verification_code' }, true],
    ['status 400 without a word', { status: 400 }, true],
    ['an outage', { status: 503 }, true],
  ])('%s', (_name, response, expected) => {
    expect(isRefusal(response)).toBe(expected)
  })
})

describe('a silent renewal', () => {
  const silent = { frame: 3, authorize: { prompt: 'none' } }

  test('that is told to ask the user is a refusal', async () => {
    expect(await flowOf(isSilentRefusal, authorizationCodeFlow({ ...silent, ...errors('login_required') }))).toBe(true)
  })

  test('that fails otherwise is not', async () => {
    expect(await flowOf(isSilentRefusal, authorizationCodeFlow({ ...silent, ...errors('server_error') }))).toBe(false)
  })

  test('without an answer is not', async () => {
    expect(await flowOf(isSilentRefusal, authorizationCodeFlow({ ...silent, callback: false }))).toBe(false)
  })

  test('is what a login that is told the same is not', async () => {
    expect(await flowOf(isSilentRefusal, authorizationCodeFlow(errors('login_required')))).toBe(false)
  })
})

describe('the server took the sign-in request', () => {
  const [request] = authorizationCodeFlow({ callback: false })
  const page = exchange({
    url: `${example.server}/login`,
    at: example.start + 30,
    context: { resourceType: 'mainFrame' },
    ...(request && { redirectedFrom: request.id }),
  })
  const asked = request
    ? [
        { ...request, redirectedTo: page.id, response: { status: 302, headers: [], redirectUrl: page.request.url } },
        page,
      ]
    : []

  test('when it answered with a code', async () => {
    expect(await flowOf(isAccepted, authorizationCodeFlow({ token: false }))).toBe(true)
  })

  test('not when it answered with an error', async () => {
    expect(await flowOf(isAccepted, authorizationCodeFlow(errors('invalid_scope')))).toBe(false)
  })

  test('when the answer went from window to window and the code was exchanged', async () => {
    const byMessage = authorizationCodeFlow({ authorize: { response_mode: 'web_message' }, callback: false })
    expect(await flowOf(isAccepted, byMessage, tokenRequest({ at: example.start + 500 }))).toBe(true)
  })

  test('when it went on to ask the user', async () => {
    expect(await flowOf(isAccepted, asked)).toBe(true)
  })

  test('not when it stopped on an error page', async () => {
    const stopped = authorizationCodeFlow({ errorPage: { status: 400, text: 'Invalid parameter: redirect_uri' } })
    expect(await flowOf(isAccepted, stopped)).toBe(false)
  })
})
