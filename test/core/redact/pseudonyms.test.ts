import { expect, test } from 'vitest'
import { createCollector, createPseudonyms, type Pseudonyms } from '../../../src/core/redact/pseudonyms.ts'
import { constant, type Safe } from '../../../src/core/redact/safe.ts'

type Met = readonly [kind: string, value: string]

function collect(met: readonly Met[]) {
  const collector = createCollector()
  for (const [kind, value] of met) collector.pseudonyms.of(kind as Safe, value)
  return collector
}

function named(...met: readonly Met[]): Pseudonyms {
  return createPseudonyms(collect(met))
}

/** The names of values met in this order. */
function namesOf(...met: readonly Met[]): readonly string[] {
  const { of } = named(...met)
  return met.map(([kind, value]) => of(kind as Safe, value))
}

const codes = (...values: readonly string[]): readonly Met[] => values.map((value) => ['code', value])

test.each<[string, readonly Met[], readonly string[]]>([
  [
    'by its kind and its turn',
    [
      ['code', 'x7Yh2kLm9Qz'],
      ['state', 'p3Rt8vWn1Bc'],
      ['code', 'k5Df6gHj4Sa'],
      ['code', 'x7Yh2kLm9Qz'],
    ],
    ['code#1', 'state#1', 'code#2', 'code#1'],
  ],
  [
    'by the kind under which it was met first',
    [
      ['nonce', 'x7Yh2kLm9Qz'],
      ['code', 'x7Yh2kLm9Qz'],
    ],
    ['nonce#1', 'nonce#1'],
  ],
  [
    'as wide as the others of its kind: none is the beginning of another',
    codes(...Array.from({ length: 10 }, (_, at) => `x7Yh2kLm9Q-${String.fromCharCode(97 + at)}`)),
    ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10'].map((ordinal) => `code#${ordinal}`),
  ],
  [
    'and what is made of another does not count',
    codes(...Array.from({ length: 9 }, (_, at) => `x7Yh2kLm9Q-${String.fromCharCode(97 + at)}`), 'x7Yh2kLm9Q-a#_=_'),
    [...Array.from({ length: 9 }, (_, at) => `code#${at + 1}`), 'code#1#_=_'],
  ],
  ['of blanks and quotes, when there is nothing between them', [['code', ' ""']], [' ""']],
  [
    'with the blanks and quotes that stood around it',
    codes('x7Yh2kLm9Qz', '  "x7Yh2kLm9Qz\'\n'),
    ['code#1', '  "code#1\'\n'],
  ],
  [
    'as short as itself: recognition takes no short value for a generated one',
    [
      ['code', 'x7Yh2k'],
      ['state', 'p3Rt8vWn1'],
      ['access_token', 'k5Df6gHj4S'],
      ['refresh_token', 'y7Yh2k'],
    ],
    ['V#0001', 'V#0000002', 'access_token#1', 'refresh_token#1'],
  ],
  [
    'too long, when a subject was too long (OIDCC-2)',
    [
      ['sub', 'a'.repeat(255)],
      ['sub', 'b'.repeat(256)],
      ['nonce', 'c'.repeat(256)],
    ],
    ['sub#1', `sub#2${'~'.repeat(255)}`, 'nonce#1'],
  ],
])('a value gets a name %s', (_, met, expected) => {
  expect(namesOf(...met)).toEqual(expected)
})

test.each<[string, readonly Met[], readonly string[]]>([
  ['has the end that Facebook appends', codes('x7Yh2kLm9Qz', 'x7Yh2kLm9Qz#_=_'), ['code#1', 'code#1#_=_']],
  ['has that end, and the other was not seen', codes('p3Rt8vWn1Bc', 'x7Yh2kLm9Qz#_=_'), ['code#1', 'code#2']],
  ['begins with that end', codes('x7Yh2kLm9Qz', '#_=_x7Yh2kLm9Qz'), ['code#1', 'code#2']],
  ['is the other one encoded', codes('x7Yh/2kLm9Qz', 'x7Yh%2F2kLm9Qz'), ['code#1', 'code%231']],
  ['is one encoded that was not seen', codes('p3Rt8vWn1Bc', 'x7Yh%2F2kLm9Qz'), ['code#1', 'code#2']],
  ['has a percent sign and encodes nothing', codes('x7Yh%2kLm9Qz'), ['code#1']],
  ['was cut', codes('x7Yh2kLm9Qz-tail', 'x7Yh2kLm9Qz'), ['code#1', 'code#']],
  ['ends as the other does', codes('x7Yh2kLm9Qz', 'aaa-x7Yh2kLm9Qz'), ['code#1', 'code#2']],
  [
    'is the beginning of another, and of a kind that is not cut',
    [
      ['nonce', 'x7Yh2kLm9Qz-tail'],
      ['nonce', 'x7Yh2kLm9Qz'],
    ],
    ['nonce#1', 'nonce#2'],
  ],
  ['was read as a form, its plus as a blank', codes('x7Yh+2kLm9Qz', 'x7Yh 2kLm9Qz'), ['code#1+p', 'code#1 p']],
  ['has a plus, and nobody read it as a blank', codes('x7Yh+2kLm9Qz'), ['code#1']],
  [
    'was cut, and is the other one with blanks: it was cut',
    codes('x7Yh+2kLm9Qz', 'x7Yh 2kLm9Qz-tail', 'x7Yh 2kLm9Qz'),
    ['code#1', 'code#2', 'code#'],
  ],
  [
    'is a cut one of an encoded one',
    codes('x7Yh/2kLm9Qz', 'x7Yh%2F2kLm9Qz', 'x7Yh%2F2kLm'),
    ['code#1', 'code%231', 'code%23'],
  ],
  [
    'is an encoded one with the end of Facebook',
    codes('x7Yh/2kLm9Qz', 'x7Yh%2F2kLm9Qz', 'x7Yh%2F2kLm9Qz#_=_'),
    ['code#1', 'code%231', 'code%231#_=_'],
  ],
])('the name of a value is made of that of another when it %s', (_, met, expected) => {
  expect(namesOf(...met)).toEqual(expected)
})

test('what was not met has no name', () => {
  const { nameOf } = named(...codes('x7Yh2kLm9Qz'))
  expect([nameOf('"x7Yh2kLm9Qz" '), nameOf('p3Rt8vWn1Bc')]).toEqual(['code#1', undefined])
})

test('while values are collected nothing is known but what was met', () => {
  const { pseudonyms } = collect(codes('x7Yh2kLm9Qz'))
  expect(pseudonyms.nameOf(' x7Yh2kLm9Qz')).toBe('?')
  expect(pseudonyms.nameOf('p3Rt8vWn1Bc')).toBeUndefined()
  expect(pseudonyms.namesIn('x7Yh2kLm9Qz')).toEqual([])
  expect(pseudonyms.holds('x7Yh2kLm9Qz')).toBe(false)
})

test.each([
  ['a word', 'orders', false],
  ['a path of words', '/orders/list/', false],
  ['a path that holds a name drawn at random', '/orders/x7Yh2kLm9Qz', true],
  ['no word', 'x7Yh2kLm9Qz', true],
])('of which nothing is known: %s', (_, value, isSecret) => {
  const { pseudonyms, secrets } = createCollector()
  pseudonyms.of(constant('value'), value, 'casual')
  expect(secrets.has(value)).toBe(isSecret)
})

test('a word is a secret when it is one elsewhere, and nothing at all is none', () => {
  const { pseudonyms, secrets, values } = createCollector()
  pseudonyms.of(constant('value'), 'hunter', 'casual')
  pseudonyms.of(constant('password'), 'hunter')
  pseudonyms.of(constant('password'), '""')
  expect([...secrets]).toEqual(['hunter'])
  expect([...values]).toEqual([['hunter', 'value']])
})

const told = () =>
  named(['code', 'x7Yh+2kLm9Qz'], ['access_token', 'p3Rt8v'], ['access_token', 'k5Df6'], ['state', 'w9Er4tYu1Io'])

test.each([
  ['a code', 'seen x7Yh+2kLm9Qz here', ['code#1']],
  ['a code as an address writes it', '?seen=x7Yh%2B2kLm9Qz', ['code#1']],
  ['two of them, in the order of their names', 'p3Rt8v x7Yh+2kLm9Qz', ['code#1', 'V#0001']],
  ['a token that is too short to be sure', 'k5Df6', []],
  ['a value that nobody asks who it was told to', 'w9Er4tYu1Io', []],
  ['nothing', 'nothing', []],
])('what a text tells: %s', (_, text, expected) => {
  expect(told().namesIn(text)).toEqual(expected)
})

test.each([
  ['is one', ' x7Yh+2kLm9Qz', true],
  ['holds one', 'seen x7Yh+2kLm9Qz here', true],
  ['holds one of six characters', '-p3Rt8v-', true],
  ['is a shorter one', 'k5Df6', true],
  ['holds a shorter one', '-k5Df6-', false],
  ['holds a part of one', 'x7Yh+2kLm9', false],
])('a text must go that %s', (_, text, expected) => {
  const { holds } = told()
  expect([holds(text), holds(text)]).toEqual([expected, expected])
})
