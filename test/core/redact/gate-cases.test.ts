import { describe, expect, test } from 'vitest'
import { createFinder } from '../../../src/core/redact/finder.ts'
import { findLeaks, type GateInput } from '../../../src/core/redact/gate.ts'
import { base64url, jws } from '../../support/traces.ts'

type Input = Partial<Omit<GateInput, 'secrets'>>

/** Each leak as a sentence, those of the file as a whole left out. */
function leaks(value: unknown, secrets: readonly string[], more: Input = {}): readonly string[] {
  return findLeaks(JSON.stringify(value), { secrets: new Set(secrets), ...more })
    .filter(({ field }) => field !== 'file')
    .map(({ field, what, encoding }) => `${what} in ${field}, ${encoding}`)
}

const token = 'q8ZpX2vL0kRt7WmN4cYbD1'
const long = `a1${'Zk7-pQ2_xW9'.repeat(10)}b2`

describe('a captured value is found', () => {
  test.each([
    ['with six characters', { x: 'it is a1b2c3 here' }, ['a1b2c3'], ['captured value in x, as it is']],
    ['as a number', { list: [{ x: 8841233 }] }, ['8841233'], ['captured value in list[0].x, as it is']],
    ['as a negative number', { x: -8841233 }, ['-8841233'], ['captured value in x, as it is']],
    [
      'as the name of a member',
      { a: { quimby7: null } },
      ['quimby7'],
      ['captured value in name of a.quimby7, as it is'],
    ],
    ['as a whole word', { x: 'Dear quimby, hello' }, ['Quimby'], ['captured value in x, as it is']],
    ['at the very end', { x: 'so it is quimby' }, ['quimby'], ['captured value in x, as it is']],
    ['percent-encoded once', { x: 'a=jane%20quimby' }, ['jane quimby'], ['captured value in x, as it is, percent']],
    [
      'twice in one text',
      { x: 'quimby quimby' },
      ['quimby'],
      ['captured value in x, as it is', 'captured value in x, as it is'],
    ],
    ['of two that begin alike', { x: 'quimby7b' }, ['quimby7a', 'quimby7b'], ['captured value in x, as it is']],
    ['of a long one the beginning', { x: long.slice(0, 32).toUpperCase() }, [long], ['captured value in x, as it is']],
    ['of a long one the end', { x: long.slice(-32).toUpperCase() }, [long], ['captured value in x, as it is']],
  ] as const)('%s', (_, value, secrets, expected) => {
    expect(leaks(value, secrets)).toEqual(expected)
  })

  test('of a long one the middle', () => {
    const middle = Math.floor((long.length - 32) / 2)
    expect(leaks({ x: long.slice(middle, middle + 32).toUpperCase() }, [long])).toEqual([
      'captured value in x, as it is',
    ])
  })

  test.each([0, 1, 2])('in base64 behind %d characters, with and without what follows', (before) => {
    for (const after of ['', '!', '!!', '!!!']) {
      const text = base64url(`${'!'.repeat(before)}jane.quimby${after}`)
      expect(leaks({ x: text }, ['jane.quimby']).join()).toContain('captured value in x, base64')
    }
  })

  test('in a token made anew, wherever that stands', () => {
    const minted = jws({ sub: 'quimby-8841' }, { alg: 'none' }, '')
    const input = { minted: new Set(['abcd', minted, `${minted}x`]) }
    expect(leaks({ a: 'none', b: `Bearer ${minted}` }, ['quimby-8841'], input)).toEqual([
      'captured value in b, as it is, JWT',
    ])
    expect(leaks({ b: `${minted} and ${minted}x` }, ['quimby-8841'], input)).toHaveLength(2)
  })

  test('beside a token made anew', () => {
    const minted = jws({ sub: 'sub#1' }, { alg: 'none' }, '')
    const file = { x: `quimby7 ${minted} quimby8 ${minted} quimby9` }
    expect(leaks(file, ['quimby7', 'quimby8', 'quimby9'], { minted: new Set([minted]) })).toHaveLength(3)
  })

  test('in a text that the person chose, when it was captured elsewhere', () => {
    expect(leaks({ x: 'Dear quimby7' }, ['quimby7'], { chosen: new Set(['Dear quimby7']) })).toHaveLength(1)
  })
})

describe('a captured value is found in other writing', () => {
  const composed = 'https://app.example/a?b=k3Qz0Vb7xM2pL9 wRt'
  test.each([
    ['in the other alphabet of base64', 'ab-cd1_ef-gh', 'x ab+cd1/ef+gh'],
    ['in the other alphabet of base64, without a digit', 'abcdef-ghijkl_mnop', 'x abcdef+ghijkl/mnop'],
    ['with a named sign of HTML', 'k3&Qz<0Vb"7x', 'x k3&amp;Qz&lt;0Vb&quot;7x'],
    ['with a named sign of HTML in capitals', 'k3&Qz0Vb7x', 'x k3&AMP;Qz0Vb7x'],
    ['with a numbered sign of HTML', 'k3&Qz0Vb7x', 'x k3&#38;Qz&#x30;Vb7x'],
    ['beside a sign of HTML that there is not', 'k3&Qz0Vb7x', '&#x110000; k3&amp;Qz0Vb7x'],
    ['beside a sign of HTML that nobody knows', 'k3&Qz0Vb7x', '&marie; k3&amp;Qz0Vb7x'],
    ['with letters of several bytes, percent-encoded', 'mariéé8841', `x ${encodeURIComponent('mariéé8841')}`],
    ['six characters in base64', 'k3Qz0V', base64url('k3Qz0V')],
    ['what has blanks, in base64', composed, base64url(composed)],
    ['what has blanks, in hexadecimal', composed, Buffer.from(composed).toString('hex')],
    ['the beginning of a long one, in base64', long, base64url(long.slice(0, 30))],
    ['the first 64 bytes of a long one, in hexadecimal', long, Buffer.from(long.slice(0, 64)).toString('hex')],
  ])('%s', (_, secret, text) => {
    expect(leaks({ x: text }, [secret]).filter((leak) => leak.startsWith('captured value in x'))).not.toEqual([])
  })

  test('of an address, only the whole: its beginning is harmless', () => {
    const text = base64url('https://app.example/callback/of/the/shop?')
    const secret = 'https://app.example/callback/of/the/shop?code=k3Qz0Vb7xM2pL9'
    expect(leaks({ x: text }, [secret])).toEqual(['random text in x, as it is'])
  })

  test('beside the beginning of a token that was made anew', () => {
    const minted = jws({ sub: 'sub#1' }, { alg: 'none' }, '')
    const text = `${minted.slice(0, 6)}- quimby7 ${minted}`
    expect(leaks({ x: text }, ['quimby7'], { minted: new Set([minted]) })).toHaveLength(1)
  })
})

describe('no leak is', () => {
  test.each([
    ['a value of five characters', { x: 'a1b2c' }, ['a1b2c']],
    ['a name inside a longer one', { x: 'quimbyson, mcquimby, quimby.x and x-quimby' }, ['quimby']],
    ['a number inside a longer one', { x: '188412330' }, ['8841233']],
    ['a name inside base64', { x: base64url('quimby') }, ['quimby']],
    ['a path that reads like a name in the other alphabet', { x: '/interaction' }, ['_interaction']],
    ['a value inside a word of a specification', { x: 'authorization_code' }, ['ization_']],
    ['a small number', { x: 88412, y: 99999 }, ['99999', '88412']],
    ['the place in a list', { list: ['a', 'b'] }, ['list[0]']],
    ['the truth, nothing and no number', { a: true, b: null }, ['true', 'null']],
  ] as const)('%s', (_, value, secrets) => {
    expect(leaks(value, secrets)).toEqual([])
  })

  test('a token made anew, and one that is the beginning of another', () => {
    const minted = jws({ sub: 'sub#1' }, { alg: 'none' }, '')
    const signed = `${minted}c2lnbmF0dXJlIzE`
    expect(leaks({ x: `a ${signed} b ${minted} c` }, [], { minted: new Set([minted, signed]) })).toEqual([])
  })

  test('an e-mail address in a text that the person chose, however it is escaped', () => {
    const text = 'Ask "Jane"\n jane@mail.example'
    const file = { x: text, y: JSON.stringify({ z: text }), body: JSON.stringify(JSON.stringify({ z: text })) }
    expect(
      findLeaks(JSON.stringify({ x: text, y: JSON.stringify({ z: text }) }), {
        secrets: new Set(),
        chosen: new Set([text]),
      }),
    ).toEqual([])
    expect(leaks(file, [])).toHaveLength(3)
  })

  test('a random run in quotation marks in a text that the person chose, however it is escaped', () => {
    const text = `Room "${token}"`
    const file = { x: text, y: JSON.stringify({ z: text }) }
    expect(findLeaks(JSON.stringify(file), { secrets: new Set(), chosen: new Set([text]) })).toEqual([])
    expect(leaks(file, [])).toHaveLength(2)
    // Another one beside it is still found.
    expect(leaks({ ...file, w: `${token}a7` }, [], { chosen: new Set([text]) })).toEqual(['random text in w, as it is'])
  })

  test('only what is part of a kept name: another random run is one', () => {
    expect(leaks({ x: token }, [], { kept: new Set(['app.example']) })).toEqual(['random text in x, as it is'])
  })

  test('a long name of a host that was kept', () => {
    const host = 'x7a2b9c4d1e8f3g6h5j0.cloud.example'
    expect(leaks({ x: `https://${host}/` }, [], { kept: new Set([host]) })).toEqual([])
    expect(leaks({ x: `https://${host.toUpperCase()}/` }, [], { kept: new Set([host]) })).toEqual([])
    expect(leaks({ x: `https://${host}/` }, [])).toEqual(['random text in x, as it is'])
  })
})

test.each([
  ['the beginning of a token', 'eyJhbGciOiJ', ['token']],
  ['the beginning of one, too short to tell', 'eyJhbGciOi', []],
  ['an address of several labels', 'j@mail.corp.example', ['e-mail address']],
  ['a name of a host of one label', 'jane@mail', []],
  ['a sign between words', 'a @ b.example', []],
  ['a random run', token, ['random text']],
  ['a random run behind a slash', `orders/of/today/${token}`, ['random text']],
  ['a random run of nineteen', token.slice(0, 19), []],
  ['a random run of twenty', token.slice(0, 20), ['random text']],
  ['a short random run in a long path', `orders-of-today-and-more/${token.slice(0, 12)}`, []],
  ['a name made of words with numbers', 'abc12d-efg34h-silent-renew', []],
  ['words without a digit', 'thisIsAVeryLongNameOfSomethingInCode', []],
  ['digits without a letter', '1234567890123456789012', []],
  ['a name with one number', 'silent-renew-callback-page2', []],
  ['letters that change to digits three times', 'aaaaaaa1aaaaaaa2222222', []],
  ['letters that change to digits four times', 'aaaaaaa1aaaaaaa2aaaaa', ['random text']],
  ['capitals in the middle', 'aBcDeFgHaaaaaaaaaaaa11', ['random text']],
] as const)('the shape of %s', (_, text, shapes) => {
  expect(leaks({ x: text }, [])).toEqual(shapes.map((what) => `${what} in x, as it is`))
})

test('after fifty leaks it is enough', () => {
  const file = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`x${at}`, `jane${at}@mail.example`]))
  expect(findLeaks(JSON.stringify(file), { secrets: new Set() })).toHaveLength(51)
})

test.each([
  ['nothing', 'abcdef', []],
  ['a value that is the whole text', 'token-1', ['token-1']],
  ['a value at the beginning and one at the end', 'token-1 or token-2', ['token-1', 'token-2']],
  ['two values that end alike', 'my-token-1', ['token-1', 'my-token-1']],
  ['the end of a value only', 'oken-1', []],
])('finds %s in a text', (_, text, found) => {
  expect([...createFinder(['token-1', 'my-token-1', 'token-2'])(text)].sort()).toEqual([...found].sort())
})
