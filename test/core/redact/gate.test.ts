import { describe, expect, test } from 'vitest'
import { findLeaks } from '../../../src/core/redact/gate.ts'
import { nestedValues } from '../../../src/core/redact/nested-values.ts'
import { base64url, jws } from '../../support/traces.ts'

const secret = 'Xk29-vTq_81/zPw+44Lm=Rt6'
const secrets = new Set([secret])
const base64 = (text: string) => Buffer.from(text).toString('base64')

const encodings: readonly (readonly [string, string])[] = [
  ['as it is', secret],
  ['in lower case', secret.toLowerCase()],
  ['in upper case', secret.toUpperCase()],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in lower case', encodeURIComponent(secret).toLowerCase()],
  ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
  ['in base64, first alignment', base64(`${secret}after`)],
  ['in base64, second alignment', base64(`a${secret}after`)],
  ['in base64, third alignment', base64(`ab${secret}after`)],
  ['in base64url', base64url(`abc${secret}`)],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['in upper-case hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
  ['with JSON escapes', secret.replaceAll('/', '\\/').replace('X', '\\u0058')],
  ['with HTML escapes', secret.replaceAll('+', '&#43;').replaceAll('=', '&#x3d;')],
  ['in a JWT', jws({ custom: secret }, { alg: 'none' })],
]

describe('the output gate finds a captured value', () => {
  test.each(encodings)('%s', (_, written) => {
    const leaks = findLeaks(JSON.stringify({ outer: [{ inner: `before ${written} after` }] }), { secrets })
    expect(leaks.map(({ field }) => field)).toContain('outer[0].inner')
    expect(leaks.some(({ what }) => what === 'captured value' || what === 'token')).toBe(true)
  })

  test.each(encodings)('%s, in a file that is not JSON', (_, written) => {
    expect(findLeaks(`<p>${written}</p>`, { secrets }).length).toBeGreaterThan(0)
  })

  test('in the name of a member, and names the field without repeating the value', () => {
    const leaks = findLeaks(JSON.stringify({ headers: { other: 1, 'user-8841233': 2 } }), {
      secrets: new Set(['user-8841233']),
    })
    expect(leaks.map(({ what }) => what)).toContain('captured value')
  })

  test('but not a path in the name of a cookie', () => {
    const file = JSON.stringify({ url: 'https://login.example/interaction/path#1' })
    expect(findLeaks(file, { secrets: new Set(['_interaction']) })).toEqual([])
    expect(findLeaks(JSON.stringify({ cookie: '_interaction=x' }), { secrets: new Set(['_interaction']) })).not.toEqual(
      [],
    )
  })

  test('when only a piece of a long one is left', () => {
    const long = 'A7b9'.repeat(40)
    expect(findLeaks(JSON.stringify({ x: long.slice(-40) }), { secrets: new Set([long]) }).length).toBeGreaterThan(0)
  })

  test('inside a token made anew', () => {
    const minted = `${Buffer.from('{ "alg":"none"}').toString('base64url')}.${Buffer.from(`{ "sub":"${secret}"}`).toString('base64url')}.`
    expect(findLeaks(JSON.stringify({ x: minted }), { secrets, minted: new Set([minted]) }).length).toBeGreaterThan(0)
  })
})

describe('the output gate finds shapes of secrets that nobody named', () => {
  test.each([
    ['a JWT', 'eyJhbGciOiJSUzI1NiJ9.e30.x', 'token'],
    ['a key', '-----BEGIN PRIVATE KEY-----', 'key'],
    ['an e-mail address', 'jane.doe@mail.example', 'e-mail address'],
    ['an encoded e-mail address', 'jane.doe%40mail.example', 'e-mail address'],
    ['a long random run', 'q8ZpX2vL0kRt7WmN4cYbD1', 'random text'],
  ] as const)('%s', (_, text, what) => {
    expect(findLeaks(JSON.stringify({ x: text }), { secrets: new Set() }).map((each) => each.what)).toContain(what)
  })
})

describe('the output gate lets pass', () => {
  test.each([
    ['words of the specification that are somebody’s name', { name: 'authorization_code' }, ['authorization_code']],
    ['a word that only occurs inside another', { grant: 'clients are many' }, ['client']],
    ['a short number inside a time', { startedAt: 1_000_000_123_456 }, ['123456']],
    ['values that are too short to tell', { x: 'abc' }, ['abc']],
    ['names in place of values', { url: 'https://app.example/cb?code=code%231&state=state%231' }, [secret]],
  ] as const)('%s', (_, file, values) => {
    expect(findLeaks(JSON.stringify(file), { secrets: new Set<string>(values) })).toEqual([])
  })
})

test.each([
  ['an address in an address', `https://a.example/?next=${encodeURIComponent('https://b.example/?t=inner-value')}`],
  ['JSON in base64', base64url(JSON.stringify({ r: { t: 'inner-value' } }))],
  ['a JWT in a JWT', jws({ act: jws({ sub: 'inner-value' }) })],
  ['a form in a form', `a=${encodeURIComponent('b=inner-value&c=1')}`],
])('values inside values are known: %s', (_, value) => {
  expect(nestedValues(value)).toContain('inner-value')
})
