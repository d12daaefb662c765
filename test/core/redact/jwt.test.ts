import { expect, test } from 'vitest'
import { bodyLeaving } from '../../support/body-leaving.ts'
import { base64url, example, jws } from '../../support/traces.ts'

const made = (...parts: readonly string[]) => parts.map((part) => base64url(part)).join('.')
const header = '{ "alg":"RS256","kid":"kid#1","typ":"JWT"}'

test.each([
  [
    'one that is signed',
    jws({ marie8841x: 'curie8841x', max_age: 60 }),
    made(header, '{ "name#1":"value#1","max_age":60}', 'jwt#1'),
  ],
  ['one with a code inside', jws({ code: example.code }), made(header, '{ "code":"code#1"}', 'jwt#1')],
  ['one with a line break around', `\n${jws({ code: example.code })} `, made(header, '{ "code":"code#1"}', 'jwt#1')],
  [
    'one that is not signed',
    jws({ max_age: 60 }, { alg: 'none' }, ''),
    `${made('{ "alg":"none"}', '{ "max_age":60}')}.`,
  ],
  ['one without claims', jws({}), made(header, '{ }', 'jwt#1')],
  [
    'one that is encrypted',
    `${base64url('{"alg":"RSA-OAEP","enc":"A256GCM","kid":"x8841x"}')}.a8841a.b8841b.c8841c.d8841d`,
    `${made('{ "alg":"RSA-OAEP","enc":"A256GCM","kid":"kid#1"}')}.redacted.redacted.redacted.redacted`,
  ],
] as const)('a JWT that is read in place is made anew: %s', async (_, token, expected) => {
  const { text, redaction } = await bodyLeaving(token)
  expect(text).toBe(expected)
  expect([...redaction.minted]).toEqual([expected])
})

test.each([
  ['whose claims are no JSON', `${base64url('{"alg":"RS256"}')}.bWFyaWU4ODQx.c2ln`],
  ['whose header is no JSON', `eyJtYXJpZTg4NDF4.${base64url('{"sub":"marie8841x"}')}.c2ln`],
] as const)('one %s is only a text, and nothing was made anew', async (_, token) => {
  const { text, redaction } = await bodyLeaving(token)
  expect(text).toBe('……')
  expect([...redaction.minted]).toEqual([])
})
