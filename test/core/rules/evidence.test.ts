import { describe, expect, test } from 'vitest'
import { at, atClaim, atHeader, atPlace, atToken } from '../../../src/core/rules/evidence.ts'
import { ask } from '../../support/ask.ts'
import { apiCall, authorizationCodeFlow, example, exchange, tokenRequest } from '../../support/traces.ts'

const places = async (parameter: string, sent: Parameters<typeof ask>[2]) =>
  (await ask('tokenRequest', (request) => at(request, parameter).place, sent))[0]

describe('the place of a parameter', () => {
  const inBoth = tokenRequest({ url: `${example.server}/token?tenant=blue` })

  test('of the body is the body', async () => expect(await places('code', inBoth)).toBe('requestBody'))
  test('of the address is the query, though there is a body', async () =>
    expect(await places('tenant', inBoth)).toBe('query'))
  test('that is missing is where the others are', async () =>
    expect(await places('resource', tokenRequest())).toBe('requestBody'))

  test('of an answer is its body', async () => {
    expect(await ask('tokenResponse', (answer) => at(answer, 'scope').place, tokenRequest())).toEqual(['responseBody'])
  })

  test('of the answer to the sign-in is where it came', async () => {
    const inFragment = authorizationCodeFlow({ carrier: 'fragment', token: false })
    expect(await ask('authorizationResponse', (answer) => at(answer, 'code').place, inFragment)).toEqual(['fragment'])
  })

  test('of a message that has neither is its address', async () => {
    const preflight = exchange({
      url: `${example.server}/token`,
      method: 'OPTIONS',
      requestHeaders: { origin: example.app, 'access-control-request-method': 'POST' },
      status: 204,
      context: { resourceType: 'preflight' },
    })
    expect(await ask('corsPreflight', (each) => at(each, 'origin').place, preflight, tokenRequest())).toEqual(['url'])
  })
})

describe('the token of a call is shown', () => {
  const shown = async (sent: Parameters<typeof ask>[2]) => {
    const [first] = await ask('resourceRequest', atToken, authorizationCodeFlow(), sent)
    return [first?.place, first?.parameter]
  }
  const bare = { headers: { authorization: undefined } }

  test('in the header field', async () => expect(await shown(apiCall())).toEqual(['requestHeader', 'authorization']))
  test('in the address', async () =>
    expect(await shown(apiCall({ ...bare, url: `${example.api}/orders?access_token=${example.accessToken}` }))).toEqual(
      ['query', undefined],
    ))
  test('in the body', async () => {
    const sent = exchange({
      url: `${example.api}/orders`,
      at: example.start + 1000,
      requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
      requestBody: `access_token=${example.accessToken}`,
    })
    expect(await shown(sent)).toEqual(['requestBody', undefined])
  })
})

describe('a note', () => {
  const message = { exchange: 'e1' }

  test('is kept', async () => {
    const [atParameter] = await ask('tokenRequest', (request) => at(request, 'code', 'first use').note, tokenRequest())
    const notes = [
      atHeader(message, 'response', 'date', 'noted').note,
      atPlace(message, 'status', 'noted').note,
      atClaim(message, 'id_token', 'iss', 'noted').note,
    ]
    expect([atParameter, ...notes]).toEqual(['first use', 'noted', 'noted', 'noted'])
  })

  test('is left out when there is none', () => {
    const all = [atHeader(message, 'request', 'date'), atPlace(message, 'status'), atClaim(message, 'id_token', 'iss')]
    expect(all.filter((each) => 'note' in each)).toEqual([])
  })
})
