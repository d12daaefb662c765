import { describe, expect, test } from 'vitest'
import { redactionOf } from '../../support/inspected.ts'
import { apiCall, authorizationCodeFlow, example, exchange, tokenError, trace } from '../../support/traces.ts'

describe('redaction', () => {
  test('gives the same value the same name wherever and however it was written', async () => {
    const redaction = await redactionOf(
      trace(
        authorizationCodeFlow({
          callback: { code: 'AB+/= cd%2F%20x9' },
          token: { params: { code: 'AB+/= cd%2F%20x9' } },
        }),
      ),
    )
    const [request, callback, token] = redaction.trace.exchanges
    expect(request?.response?.redirectUrl).toContain('code=code%231&')
    expect(callback?.request.url).toContain('code=code%231&')
    expect(token?.request.body?.text).toContain('code=code%231&')
  })

  test('keeps what support has to see', async () => {
    const redaction = await redactionOf(
      trace(
        authorizationCodeFlow({
          authorize: { redirect_uri: 'https://app.example//Auth/Callback/', client_id: 'web-shop' },
        }),
      ),
    )
    const url = String(redaction.trace.exchanges[0]?.request.url)
    expect(url).toContain(`redirect_uri=${encodeURIComponent('https://app.example//Auth/Callback/')}`)
    expect(url).toContain('scope=openid%20profile')
    expect(url).toContain('client_id=web-shop')
  })

  test('replaces a harmless word that is a secret elsewhere', async () => {
    const redaction = await redactionOf(
      trace(authorizationCodeFlow({ authorize: { client_id: 'hunter', login_hint: 'hunter' } })),
    )
    expect(JSON.stringify(redaction.trace)).not.toContain('hunter')
  })

  test('makes times relative to a fixed moment', async () => {
    const one = await redactionOf(trace(authorizationCodeFlow()))
    const other = await redactionOf(trace(authorizationCodeFlow({ at: example.start + 86_400_000 })))
    expect(one.trace.exchanges[0]?.startedAt).toBe(1_000_000_000_000)
    expect(other.trace.exchanges.map((each) => each.startedAt)).toEqual(
      one.trace.exchanges.map((each) => each.startedAt),
    )
  })

  test('keeps known codes and phrases of a description, and nothing else of it', async () => {
    const description = "AADSTS50011: The redirect URI 'https://app.example/callback' for Jane Quimby 8841"
    const redaction = await redactionOf(
      trace(authorizationCodeFlow({ token: tokenError('invalid_grant', description) })),
    )
    const body = String(redaction.trace.exchanges[2]?.response?.body?.text)
    expect(body).toContain('AADSTS50011')
    expect(body).not.toMatch(/Quimby|8841/)
  })

  test('keeps a text that the person chose to keep', async () => {
    const description = 'Ask Ms Quimby'
    const redaction = await redactionOf(
      trace(authorizationCodeFlow({ token: tokenError('invalid_grant', description) })),
      {
        hosts: 'keep',
        keepTexts: new Set([description]),
      },
    )
    expect(String(redaction.trace.exchanges[2]?.response?.body?.text)).toContain(description)
  })

  test('numbers hosts by site and keeps what rules look at', async () => {
    const parts = [
      exchange({ url: 'https://id.corp-name.com/authorize' }),
      exchange({ url: 'https://api.corp-name.com/' }),
      exchange({ url: 'https://login.corp-name.com/' }),
      exchange({ url: 'https://login.eu.corp-name.com/' }),
      exchange({ url: 'https://signin.com/' }),
      exchange({ url: 'https://secure.signin.com/' }),
      exchange({ url: 'http://localhost:3000/' }),
      exchange({ url: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize' }),
      exchange({ url: 'https://tenant-x.eu.auth0.com/authorize' }),
      exchange({ url: 'http://10.1.2.3/' }),
    ]
    const redaction = await redactionOf(trace(parts), { hosts: 'number' })
    expect(redaction.trace.exchanges.map((each) => new URL(each.request.url).host)).toEqual([
      'host1.site1.example',
      'host2.site1.example',
      'login.site1.example',
      'login.host3.site1.example',
      'signin.site2.example',
      'host4.signin.site2.example',
      'localhost:3000',
      'login.microsoftonline.com',
      'tenant1.auth0.com',
      '10.0.0.1',
    ])
  })

  test('drops what an unknown header says, and the body of a request that is none of ours', async () => {
    const redaction = await redactionOf(
      trace(
        authorizationCodeFlow(),
        exchange({
          url: 'https://shop.example/cart',
          at: example.start + 10,
          requestHeaders: { 'x-secret-sauce': 'Zq81' },
          response: { cart: 'Zq81' },
        }),
      ),
    )
    expect(JSON.stringify(redaction.trace)).not.toMatch(/Zq81|secret-sauce/)
  })

  test('says of each value what it became', async () => {
    const redaction = await redactionOf(trace(authorizationCodeFlow(), apiCall()))
    expect(redaction.replacements).toContainEqual({ before: example.code, after: 'code#1' })
    expect(redaction.replacements).toContainEqual({ before: example.accessToken, after: 'access_token#1' })
  })

  test('does not fail on a token that is no well-formed text', async () => {
    const flow = authorizationCodeFlow({ token: { response: '{"access_token":"x7Yh2kLm9\\ud800Qz"}' } })
    const other = exchange({ url: 'https://app.example/log?vendor=something+else', at: example.start + 900 })
    const { secrets } = await redactionOf(trace(flow, other))
    expect([...secrets]).toContain('x7Yh2kLm9\ud800Qz')
  })

  test.each([
    ['says only whether it was done', '{"ok":false}', /"ok":false/],
    ['has an error code of its own', '{"error":"marie_was_here"}', /"error":"own_error"/],
    ['holds a number beyond all numbers', '{"expires_in":1e999}', /"expires_in":"Infinity"/],
  ])('keeps what is wrong with an answer that %s', async (_, response, kept) => {
    const { trace: safe } = await redactionOf(trace(authorizationCodeFlow({ token: { response } })))
    expect(safe.exchanges[2]?.response?.body?.text).toMatch(kept)
  })
})
