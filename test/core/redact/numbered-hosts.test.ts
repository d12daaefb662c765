import { describe, expect, test } from 'vitest'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, example, exchange, trace } from '../../support/traces.ts'

describe('with hosts numbered, the name of a host goes', () => {
  async function numbered(parameters: Readonly<Record<string, string>>, host?: string) {
    const flow = authorizationCodeFlow({ authorize: parameters, callback: false })
    const other = host === undefined ? [] : [exchange({ url: `https://${host}/`, at: example.start - 100 })]
    const safe = (await redactionOf(trace(flow, other), { hosts: 'number' })).trace
    const query = new URL(String(safe.exchanges.at(-1)?.request.url)).searchParams
    return query.get(Object.keys(parameters)[0] ?? '')
  }

  test.each([
    ['as the domain of a user', 'domain_hint', 'curie.com', 'site3.example'],
    ['as the client', 'client_id', 'shop.curie.com', 'host1.site3.example'],
    ['as an audience with a port', 'audience', 'api.curie.com:8443', 'host1.site3.example:8443'],
    [
      'in the path of an address',
      'redirect_uri',
      'https://app.example/curie.com/callback',
      'https://site2.example/site3.example/callback',
    ],
    ['behind too many slashes', 'redirect_uri', 'https:///curie.com/callback', 'https:///site2.example/callback'],
    ['as a scheme', 'redirect_uri', 'curie.com:/callback', 'site2.example:/callback'],
    [
      'as Google names the app',
      'redirect_uri',
      'storagerelay://https/curie.com?id=auth12',
      'storagerelay://host1/site2.example?name%231=value%231',
    ],
  ])('%s', async (_, name, value, expected) => {
    expect(await numbered({ [name]: value })).toBe(expected)
  })

  test.each([
    ['of the traffic', 'openid curie.internal', 'openid site1.internal'],
    ['beside one of the traffic', 'openid api.curie.internal', 'openid host1.site1.internal'],
    ['but no word that only looks like one', 'openid contact.email', 'openid contact.email'],
  ])('as a scope, %s', async (_, scope, expected) => {
    expect(await numbered({ scope }, 'curie.internal')).toBe(expected)
  })

  test('as a word, when it is the name of a computer', async () => {
    const redirect_uri = 'https://app.example/marie-pc/callback'
    expect(await numbered({ redirect_uri }, 'marie-pc')).toBe('https://site2.example/host1/callback')
  })

  test('unless it is a product', async () => {
    expect(await numbered({ audience: 'graph.microsoft.com' })).toBe('graph.microsoft.com')
  })
})
