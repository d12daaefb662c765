import { describe, expect, test } from 'vitest'
import { exchangeLeaving } from '../../support/exchange-leaving.ts'
import { example } from '../../support/traces.ts'

function sent(query: string) {
  return exchangeLeaving({ url: `${example.app}/login?${query}` })
}

async function redacted(query: string) {
  return (await sent(query)).redaction
}

/** The query of a request beside a login, decoded. */
async function leavingQuery(query: string) {
  const url = String((await sent(query)).left?.request.url)
  return decodeURIComponent(url.slice(url.indexOf('?') + 1))
}

/** A parameter of such a request. */
async function leaving(name: string, value: string) {
  return (await leavingQuery(`${name}=${encodeURIComponent(value)}`)).slice(name.length + 1)
}

test.each([
  ['of a specification', 'max_age=5', 'max_age=5'],
  ['of one, misspelt', 'maxAge=5', 'maxAge=value#1'],
  ['of one, misspelt as a secret is written', 'redirectUri=1&password=redirectUri', 'name=value#1&password=password#1'],
  ['of a page that wants no answer from a cache', '_=8841', '_=value#1'],
  ['that is missing', '=8841', '=value#1'],
  ['of anybody', 'marie=8841', 'name#1=value#1'],
] as const)('the name of a parameter %s', async (_, query, expected) => {
  expect(await leavingQuery(query)).toBe(expected)
})

describe('of the value of a parameter stays what it is made of', () => {
  const guid = '1b4db7eb-4057-5ddf-91e0-36dec72071f5'
  test.each([
    ['blanks alone', 'error_description', '  ', '  '],
    ['an address, in one that nobody knows', 'vendor', 'https://app.example/login', 'https://app.example/login'],
    ['what only ends as one is replaced', 'vendor', 'marie:https://app.example/login', 'value#1'],
    ['what only holds one is replaced', 'vendor', 'marie https://app.example/login', 'value#1'],
    ['what only begins as one is replaced', 'vendor', 'https://app.example/login marie', 'value#1'],
    ['an address without path', 'vendor', 'http://app.example', 'http://app.example'],
    ['an address with a query alone', 'vendor', 'https://app.example?marie', 'https://app.example?name%232'],
    ['what no browser reads as one is replaced', 'vendor', 'https://app.example:99999/', 'value#1'],
    ['a number', 'max_age', '3600', '3600'],
    ['what is no number is replaced', 'max_age', '3600 for marie', 'max_age#1'],
    [
      'JSON, member by member',
      'claims',
      '{"id_token":{"sub":{"value":"marie8841x"}}}',
      '{"id_token":{"sub":{"value":"value#1"}}}',
    ],
    ['what is no JWT is replaced', 'request', 'marie8841x', 'request#1'],
    ['what is no JSON is replaced', 'claims', '{marie', 'claims#1'],
    [
      'a product of Microsoft',
      'resource',
      '00000003-0000-0000-c000-000000000000',
      '00000003-0000-0000-c000-000000000000',
    ],
    ['another number is replaced', 'resource', guid, 'resource#1'],
    ['words of specifications', 'acr_values', 'urn:loa:2', 'urn:loa:2'],
    ['what is no word is replaced', 'acr_values', 'm4r1e8841x', 'acr_values#1'],
    ['an address as an audience', 'audience', 'https://api.example/orders', 'https://api.example/orders'],
  ])('%s', async (_, name, value, expected) => {
    expect(await leaving(name, value)).toBe(expected)
  })
})

test('an audience that is a host which took part stays, however it looks', async () => {
  const host = 'x7a2b9c4d1e8f3g6.app.example'
  expect(await leavingQuery(`iss=https://${host}&audience=${host}`)).toBe(`iss=https://${host}&audience=${host}`)
})

describe('of an address as a value stays', () => {
  test.each([
    ['a path', '/login/marie', '/login/path%231'],
    ['a word', 'home-page', 'home-page'],
    ['no other text', 'marie 8841x', 'redirect_uri#1& x'],
    ['no scheme behind a digit', '1a:marie-8841x9', 'redirect_uri#1'],
    [
      'that it was encoded once too often',
      'https%3A%2F%2Fapp.example%2Fmarie',
      'https%3A%2F%2Fapp.example%2Fpath%25231',
    ],
    ['that one over plain http was', 'http%3a%2f%2fapp.example', 'http%3A%2F%2Fapp.example'],
    ['no text that only holds such one', 'marie%20https%3A%2F%2Fapp.example', 'redirect_uri#1'],
    ['no text that cannot be decoded', 'https%3A%2F%2Fapp.example%zz', 'redirect_uri#1'],
    ['that there is none', 'urn:ietf:wg:oauth:2.0:oob', 'urn:ietf:wg:oauth:2.0:oob'],
    [
      'that there is none and the page closes itself',
      'urn:ietf:wg:oauth:2.0:oob:auto',
      'urn:ietf:wg:oauth:2.0:oob:auto',
    ],
    ['that it is a name', 'urn:marie:8841x', 'urn:redirect_uri%231'],
  ])('%s', async (_, value, expected) => {
    expect(await leaving('redirect_uri', value)).toBe(expected)
  })

  test.each([
    [
      'the form of a pushed request',
      'urn:ietf:params:oauth:request_uri:a1B2c3D4',
      'urn:ietf:params:oauth:request_uri:request_uri#1',
    ],
    ['that another name of a request is one', 'urn:curie:a1B2c3D4', 'urn:request_uri%231'],
  ])('%s', async (_, value, expected) => {
    expect(await leaving('request_uri', value)).toBe(expected)
  })

  test('nothing of the name of a request, which is looked for alone', async () => {
    const { secrets } = await redacted('request_uri=urn:ietf:params:oauth:request_uri:a1B2c3D4')
    expect([...secrets]).toContain('a1B2c3D4')
  })

  test('no query of a page about an error, whose code is none', async () => {
    const { trace: safe, secrets } = await redacted(
      `error_uri=${encodeURIComponent('https://app.example/help?code=marie8841x')}`,
    )
    expect(safe.exchanges.at(-1)?.request.url).toBe(
      'https://app.example/login?error_uri=https%3A%2F%2Fapp.example%2Fhelp',
    )
    expect([...secrets]).not.toContain('marie8841x')
  })
})

describe('a list stays as it was written', () => {
  test.each([
    ['with blanks', 'openid  profile', 'openid  profile'],
    ['with a blank before it', ' openid', ' openid'],
    ['with commas', 'openid,profile,  email', 'openid,profile,  email'],
    ['with plus signs', 'openid+profile', 'openid+profile'],
    ['encoded once too often', 'openid%20profile', 'openid%20profile'],
    ['with an address', 'openid https://api.example/read', 'openid https://api.example/read'],
    ['with a word', 'openid orders.read', 'openid orders.read'],
    ['without what is none', 'openid m4r1e8841x', 'openid scope#1'],
    ['without letters of a value that was cut up', 'm a r', 'scope#1 scope#2 scope#3'],
    ['with words of three letters', 'api', 'api'],
  ])('%s', async (_, value, expected) => {
    expect(await leaving('scope', value)).toBe(expected)
  })

  test('without a word that is a secret elsewhere', async () => {
    expect(await leavingQuery('scope=hunter&login_hint=hunter')).toBe('scope=login_hint#1&login_hint=login_hint#1')
  })

  test('of known words only', async () => {
    expect(await leaving('prompt', 'login marie')).toBe('login prompt#1')
  })
})

describe('of an error stays', () => {
  test.each([
    ['a code of the specification', 'invalid_grant', 'invalid_grant'],
    ['that it is a code of its own', 'marie_was_here', 'own_error'],
    ['no code in another spelling', 'Marie_was_here', 'error#1'],
    ['no code with digits', 'marie_was_here8841', 'error#1'],
    ['no word', 'marie8841x', 'error#1'],
    ['of a text what is known', 'Access denied for Marie', 'Access denied …'],
  ])('%s', async (_, value, expected) => {
    expect(await leaving('error', value)).toBe(expected)
  })

  test('no code of its own anywhere', async () => {
    expect([...(await redacted('error=marie_was_here')).secrets]).toContain('marie_was_here')
  })
})

/** The login began at 1767607200, which becomes 1000000000. */
test.each([
  ['in seconds is moved', '1767607260', '1000000060'],
  ['in milliseconds is moved', '1767607260000', '1000000060000'],
  ['that is a duration stays', '99999999', '99999999'],
  ['long ago tells only that', '100000001', '100000000'],
  ['in a far future tells only that', '99999999999', '4102444800'],
  ['in milliseconds long ago tells only that', '100000000001', '100000000000'],
  ['with too many digits goes', '17676072600000', 'expires_at#1'],
  ['with a text before it goes', 'x1767607260', 'expires_at#1'],
  ['with a text behind it goes', '1767607260x', 'expires_at#1'],
  ['that is none goes', 'marie', 'expires_at#1'],
])('a moment %s', async (_, value, expected) => {
  expect(await leaving('expires_at', value)).toBe(expected)
})
