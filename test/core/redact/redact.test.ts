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
    expect(redaction.replacements.filter(({ before, after }) => before === after)).toEqual([])
    const numbered = await redactionOf(trace(authorizationCodeFlow()), { hosts: 'number' })
    expect(numbered.replacements).toContainEqual({ before: 'app.example', after: 'site2.example' })
  })

  test('does not fail on a token that is no well-formed text', async () => {
    const flow = authorizationCodeFlow({ token: { response: '{"access_token":"x7Yh2kLm9\\ud800Qz"}' } })
    const other = exchange({ url: 'https://app.example/log?vendor=something+else', at: example.start + 900 })
    const { secrets } = await redactionOf(trace(flow, other))
    expect([...secrets]).toContain('x7Yh2kLm9\ud800Qz')
  })

  test('tells of an error code that nobody knows what stands in the file', async () => {
    const redaction = await redactionOf(trace(authorizationCodeFlow({ token: tokenError('marie_was_here') })))
    expect(redaction.trace.exchanges[2]?.response?.body?.text).toContain('"own_error"')
    expect(redaction.replacements).toContainEqual({ before: 'marie_was_here', after: 'own_error' })
  })

  test.each([
    ['says only whether it was done', '{"ok":false}', /"ok":false/],
    ['has an error code of its own', '{"error":"marie_was_here"}', /"error":"own_error"/],
    ['holds a number beyond all numbers', '{"expires_in":1e999}', /"expires_in":"Infinity"/],
  ])('keeps what is wrong with an answer that %s', async (_, response, kept) => {
    const { trace: safe } = await redactionOf(trace(authorizationCodeFlow({ token: { response } })))
    expect(safe.exchanges[2]?.response?.body?.text).toMatch(kept)
  })

  test('lists the texts that were shortened, so that a person may choose to keep them', async () => {
    const description = 'Ask Ms Quimby'
    const given = trace(authorizationCodeFlow({ token: tokenError('invalid_grant', description) }))
    const shortened = await redactionOf(given)
    expect(shortened.texts).toContainEqual({ before: description, after: '…' })
    expect([...shortened.chosen]).toEqual([])
    const kept = await redactionOf(given, { hosts: 'keep', keepTexts: new Set([description]) })
    expect(kept.texts.map(({ before }) => before)).not.toContain(description)
    expect([...kept.chosen]).toEqual([description])
  })

  test('says when a recording was made only relative to its start, and how much was dropped', async () => {
    const given = trace(authorizationCodeFlow())
    const { capturedAt, dropped } = (await redactionOf({ ...given, capturedAt: example.start + 5000, dropped: 3 }))
      .trace
    expect({ capturedAt, dropped }).toEqual({ capturedAt: 1_000_000_005_000, dropped: 3 })
    expect(Object.keys((await redactionOf(given)).trace)).toEqual(['exchanges', 'facts'])
  })

  test('numbers tabs, frames and exchanges anew, but the main frame and no tab at all stay what they are', async () => {
    const given = [
      { tab: 8841, frame: 0 },
      { tab: -1, frame: -1 },
      { tab: 17, frame: 96, parentFrame: 0, openerTab: 8841, documentId: '7F3A' },
      { tab: 17, frame: 12, parentFrame: 96, documentId: '88C1' },
    ].map((context, at) => exchange({ url: `${example.app}/x`, at: example.start + at, context }))
    const named = given.map((each, at) => ({ ...each, id: String(at) }))
    const { exchanges } = (await redactionOf(trace(named))).trace
    expect(exchanges.map(({ id }) => id)).toEqual(['exchange#1', 'exchange#2', 'exchange#3', 'exchange#4'])
    expect(exchanges.map(({ context: { resourceType: _, ...context } }) => context)).toEqual([
      { tab: 1, frame: 0 },
      { tab: -1, frame: -1 },
      { tab: 2, frame: 1, parentFrame: 0, openerTab: 1, documentId: 'document#1' },
      { tab: 2, frame: 2, parentFrame: 1, documentId: 'document#2' },
    ])
  })

  test('treats a value that is the name of a host as one', async () => {
    const url = `${example.app}/x?vendor8841=LOGIN.example&other8841=somewhere.invalid`
    const given = trace(authorizationCodeFlow(), exchange({ url, at: example.start + 900 }))
    const query = async (hosts: 'keep' | 'number') => {
      const { searchParams } = new URL(
        String((await redactionOf(given, { hosts })).trace.exchanges.at(-1)?.request.url),
      )
      return [...searchParams.values()]
    }
    expect(await query('keep')).toEqual(['LOGIN.example', 'value#1'])
    expect(await query('number')).toEqual(['login.site1.example', 'value#1'])
  })

  test('keeps a client identifier that is no plain word only when told to', async () => {
    const given = trace(
      authorizationCodeFlow({ authorize: { client_id: 's6BhdRkqt3' }, token: { params: { client_id: 's6BhdRkqt3' } } }),
    )
    const shown = async (options: object) => {
      const redaction = await redactionOf(given, { hosts: 'number', ...options })
      return [
        new URL(String(redaction.trace.exchanges[0]?.request.url)).searchParams.get('client_id'),
        redaction.kept.has('s6BhdRkqt3'),
      ]
    }
    expect(await shown({})).toEqual(['client_id#1', false])
    expect(await shown({ clientIds: 'keep' })).toEqual(['s6BhdRkqt3', true])
  })

  test('knows what stands in the file as it was: for the gate these are no leaks', async () => {
    const given = trace(
      authorizationCodeFlow({
        authorize: { redirect_uri: 'http://localhost:3000/signed-in/x7Yh2kLm9Q' },
        token: false,
      }),
    )
    const kept = async (hosts: 'keep' | 'number') => [...(await redactionOf(given, { hosts })).kept].toSorted()
    expect(await kept('keep')).toEqual(['localhost', 'login.example', 'signed-in'])
    expect(await kept('number')).toEqual(['localhost', 'signed-in'])
  })
})
