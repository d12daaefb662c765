import { expect, test } from 'vitest'
import { bodyLeaving } from '../../support/body-leaving.ts'

async function leaving(value: unknown): Promise<unknown> {
  return JSON.parse(String((await bodyLeaving(typeof value === 'string' ? value : JSON.stringify(value))).text))
}

test.each([
  ['truth values and null stay', { active: true, email_verified: false, data: null }, undefined],
  ['an unknown name goes, and what it holds', { marie8841x: 'curie8841x' }, { 'name#1': 'value#1' }],
  ['a known name stays, and a secret it holds goes', { password: 'hunter8841x' }, { password: 'password#1' }],
  [
    'a value far inside goes',
    { data: [{ marie8841x: [{ sub: 'u8841x' }] }] },
    { data: [{ 'name#1': [{ sub: 'sub#1' }] }] },
  ],
  [
    'texts of a list go by the name of the list',
    { roles: ['hunter', 'hunter', 'x8841'] },
    { roles: ['roles#1', 'roles#1', 'roles#2'] },
  ],
  ['the usual exponent of a key stays', { e: 'AQAB' }, { e: 'AQAB' }],
  ['another exponent goes', { e: 'AQABAQAB8841' }, { e: 'e#1' }],
  ['the same text elsewhere goes', { marie8841x: 'AQAB' }, { 'name#1': 'value#1' }],
] as const)('of JSON, %s', async (_, value, expected) => {
  expect(await leaving(value)).toEqual(expected ?? value)
})

test.each([
  ['a text that only the server knows', { marie8841x: 'curie:8841x' }, 'value#1'],
  ['an address of a member that is named so', { mobile_uri: 'com.example.app:/callback' }, 'com.example.app:/callback'],
  ['one of an endpoint', { mobile_endpoint: '/oauth/token' }, '/oauth/token'],
  ['one of a page', { help_url: 'login.html' }, 'login.html'],
  ['what is drawn in such an address goes', { help_url: 'login/a8Xk2vTq9dRt' }, 'login/path%231'],
  ['so does what is no address', { help_url: 'Marie' }, 'path%231'],
  ['that there is a blank in it stays, because no browser can follow it', { help_url: 'Marie Curie' }, 'path%231 x'],
  ['a name in capital letters names no address', { Mobile_uri: '/oauth/token' }, 'value#1'],
  ['nor does a number before the end of the name', { mobile2_uri: '/oauth/token' }, 'value#1'],
  ['nor a longer end', { mobile_uri_8841: '/oauth/token' }, 'value#1'],
] as const)('under a name that no specification knows, %s', async (_, value, expected) => {
  expect(await leaving(value)).toEqual({ 'name#1': expected })
})

test.each([
  ['an address of a picture', { logo_uri: 'login' }, { logo_uri: 'login' }],
  ['one of a page about an error, whose query goes', { error_uri: '/help?code=8841' }, { error_uri: '/path%231' }],
] as const)(
  'under a name that a specification knows, an address stays as that name has it: %s',
  async (_, value, expected) => {
    expect(await leaving(value)).toEqual(expected)
  },
)

test.each([
  ['a duration stays', { expires_in: 3600.5 }, { expires_in: 3600.5 }],
  ['the longest duration stays', { expires_in: 9_999_999_999 }, { expires_in: 9_999_999_999 }],
  ['a negative one stays', { expires_in: -9_999_999_999 }, { expires_in: -9_999_999_999 }],
  ['what is too long for one goes', { expires_in: 10_000_000_000 }, { expires_in: 0 }],
  ['so it does below zero', { expires_in: -10_000_000_000 }, { expires_in: 0 }],
  ['codes of errors stay', { error_codes: [50_011, 7] }, { error_codes: [50_011, 7] }],
  ['a moment is moved', { exp: 1_767_607_200 }, { exp: 1_000_000_000 }],
  ['a count of one digit stays', { count: 9, more: -9, none: 0 }, { 'name#1': 9, 'name#2': -9, 'name#3': 0 }],
  ['a count of two goes', { count: 10, more: -10 }, { 'name#1': 0, 'name#2': 0 }],
  ['a fraction goes', { count: 1.5 }, { 'name#1': 0 }],
  ['a telephone number goes', { phone_number: 15_550_108_841 }, { phone_number: 0 }],
] as const)('of numbers in JSON, %s', async (_, value, expected) => {
  expect(await leaving(value)).toEqual(expected)
})

test('a number that went is looked for in the file', async () => {
  const { redaction } = await bodyLeaving('{"phone_number":15550108841}')
  expect([...redaction.secrets]).toContain('15550108841')
})

test('a number that cannot be read is a fault that stays to be seen', async () => {
  expect((await bodyLeaving('{"expires_in":1e999}')).text).toBe('{"expires_in":"Infinity"}')
})

test('of a list, the first hundred members stay', async () => {
  expect(await leaving({ error_codes: [...Array(101).keys()] })).toEqual({ error_codes: [...Array(100).keys()] })
})

test.each([
  ['of lists', nested(12, (inner) => [inner], [7]), nested(12, (inner) => [inner], null)],
  ['of objects', nested(12, (data) => ({ data }), { ok: 7 }), nested(12, (data) => ({ data }), null)],
  ['of texts in them', nested(12, (data) => ({ data }), 'x8841'), nested(12, (data) => ({ data }), 'data#1')],
] as const)('what is nested deeper than anything a rule reads goes: %s', async (_, value, expected) => {
  expect(await leaving(value)).toEqual(expected)
})

/** `inner`, wrapped so many times. */
function nested(times: number, wrap: (inner: unknown) => unknown, inner: unknown): unknown {
  return times === 0 ? inner : wrap(nested(times - 1, wrap, inner))
}

test.each([
  [
    'a member that would be the prototype of its object',
    '{"__proto__":{"password":"hunter8841x"},"ok":true}',
    { ok: true },
  ],
  [
    'names that objects have of themselves',
    '{"constructor":"hunter8841x","toString":7}',
    { 'name#1': 'value#1', 'name#2': 7 },
  ],
])('of JSON, hostile names are no more than names: %s', async (_, value, expected) => {
  expect(await leaving(value)).toEqual(expected)
})
