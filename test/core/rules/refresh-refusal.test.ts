import { describe, expect, test } from 'vitest'
import { isRefresh, refusesRefreshToken } from '../../../src/core/rules/refresh-refusal.ts'
import { ask } from '../../support/ask.ts'
import { refreshRequest, tokenError, tokenRequest } from '../../support/traces.ts'

const refuses = async (sent: Parameters<typeof ask>[2]) =>
  (
    await ask(
      'flow',
      ({ tokenExchanges: [first] }, context) =>
        first?.response && refusesRefreshToken(first.request, first.response, context),
      sent,
    )
  )[0]
const isOne = async (params: Record<string, string | undefined>) =>
  (await ask('tokenRequest', (request) => isRefresh(request), refreshRequest({ params })))[0]

describe('a refresh', () => {
  test('says so by its grant', async () => expect(await isOne({ refresh_token: undefined })).toBe(true))
  test('is known by its token, when the grant was left out', async () =>
    expect(await isOne({ grant_type: undefined })).toBe(true))
  test('is none when another grant is named', async () => expect(await isOne({ grant_type: 'magic' })).toBe(false))
  test('is none with neither', async () =>
    expect(await isOne({ grant_type: undefined, refresh_token: undefined, code: 'c' })).toBe(false))
})

describe('the refresh token is what the server refuses', () => {
  test.each([
    ['by the standard code', refreshRequest(tokenError('invalid_grant')), true],
    ['by words', refreshRequest(tokenError('invalid_request', 'refresh token expired')), true],
    ['not for another reason', refreshRequest(tokenError('invalid_scope')), false],
    ['not with an error that nobody knows', refreshRequest({ answer: { error: 'teapot' } }), false],
    ['not with a limit of requests', refreshRequest(tokenError('invalid_grant', undefined, 429)), false],
    ['not with an outage', refreshRequest(tokenError('invalid_grant', undefined, 500)), false],
    ['not without an error', refreshRequest({ status: 400, response: '' }), false],
    ['not when a code was refused', tokenRequest(tokenError('invalid_grant')), false],
  ])('%s', async (_name, sent, expected) => {
    expect(await refuses(sent)).toBe(expected)
  })
})
