import { describe, expect, test } from 'vitest'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { notSeenOf } from '../../../src/core/rules/not-seen.ts'
import { ask } from '../../support/ask.ts'
import { authorizationCodeFlow, discovery, example, exchange, tokenRequest } from '../../support/traces.ts'
import { requestBodyUnseen } from '../../support/unseen.ts'

const notSeen = async (...parts: Parameters<typeof ask>[2][]) => (await ask('flow', notSeenOf, ...parts)).flat()
const toldByPage = (each: HttpExchange): HttpExchange => ({
  ...each,
  provenance: { request: ['pageHook'], response: ['pageHook'] },
})

describe('what was not seen of a login', () => {
  test('is nothing, when all of it was', async () => {
    expect(await notSeen(discovery(), authorizationCodeFlow())).toEqual([])
  })

  test('is named once, with the reason', async () => {
    const hidden = [0, 1].map((index) => tokenRequest({ at: example.start + 200 + index * 1000, response: null }))
    expect(await notSeen(authorizationCodeFlow({ token: false }), hidden)).toEqual([
      {
        what: 'the body of the token response',
        why: 'it was not recorded: press Record, or open the panel before the login',
      },
    ])
  })

  test('are several things, in the order in which they would have come', async () => {
    const [request, callback, token] = authorizationCodeFlow({ token: { response: null } })
    const parts = [request, callback, token && requestBodyUnseen(token)].flatMap((each) => each ?? [])
    expect((await notSeen(discovery(), parts)).map(({ what }) => what)).toEqual([
      'the body of the token request',
      'the body of the token response',
    ])
  })

  test('is whether it took place, when only the page told of it', async () => {
    const told = await notSeen(authorizationCodeFlow().map(toldByPage))
    expect(told.map(({ what }) => what)).toEqual(['whether any of this took place'])
  })

  test('is the exchange of the code, when the server of the app makes it', async () => {
    const byServer = authorizationCodeFlow({ token: false, watched: true })
    const later = exchange({
      url: `${example.app}/orders`,
      at: example.start + 60_000,
      context: { resourceType: 'mainFrame' },
    })
    expect((await notSeen(byServer, later)).map(({ why }) => why)).toEqual([
      'the exchange happened on the server, where a browser cannot see it',
    ])
  })

  test('may be the exchange of the code, in a tab that nobody watched', async () => {
    const unheard = authorizationCodeFlow({ token: false })
    expect((await notSeen(unheard)).map(({ what }) => what)).toEqual([
      'the token request and its answer, if there were any',
    ])
  })
})
