import { describe, expect, test } from 'vitest'
import { type Expiry, expiryOf, secondsOf } from '../../../src/core/facts/expiry.ts'
import type { DecodedToken } from '../../../src/core/model/facts.ts'

const opaque: DecodedToken = { kind: 'opaque' }
const encrypted: DecodedToken = { kind: 'jwe', header: { exp: 1_000 }, oddities: [] }
const jws = (claims: Readonly<Record<string, unknown>>): DecodedToken => ({
  kind: 'jws',
  header: {},
  claims,
  unsigned: false,
  oddities: [],
})

describe('when a token ends', () => {
  const inAnHour = { at: 5_000, expires_in: 3600 }
  const byAnswer: Expiry = { at: 3_605_000, source: 'expires_in' }

  test.each<[string, DecodedToken, Parameters<typeof expiryOf>[1], ReturnType<typeof expiryOf>]>([
    ['exp of a JWT is in seconds', jws({ exp: 1_700_000_000 }), undefined, { at: 1_700_000_000_000, source: 'exp' }],
    ['exp counts more than what the answer said', jws({ exp: 1_000 }), inAnHour, { at: 1_000_000, source: 'exp' }],
    ['exp of 1970 is one', jws({ exp: 0 }), inAnHour, { at: 0, source: 'exp' }],
    ['exp as a text is none', jws({ exp: '1700000000' }), inAnHour, byAnswer],
    ['exp beyond all numbers (1e999 in JSON) is none', jws({ exp: JSON.parse('1e999') }), inAnHour, byAnswer],
    ['exp null is none', jws({ exp: null }), inAnHour, byAnswer],
    ['a JWT without exp ends as the answer said', jws({}), inAnHour, byAnswer],
    ['so does an opaque token', opaque, inAnHour, byAnswer],
    ['and an encrypted one, whose claims nobody can read', encrypted, inAnHour, byAnswer],
    ['a lifetime of digits', opaque, { at: 5_000, expires_in: '3600' }, byAnswer],
    ['a lifetime of nothing: at once', opaque, { at: 5_000, expires_in: 0 }, { at: 5_000, source: 'expires_in' }],
    ['an answer that tells no lifetime', opaque, { at: 5_000 }, undefined],
    ['an answer with a lifetime nobody can read', opaque, { at: 5_000, expires_in: 'soon' }, undefined],
    ['an answer that was not seen', opaque, undefined, undefined],
    ['a JWT without exp whose answer was not seen', jws({}), undefined, undefined],
  ])('%s', (_, decoded, issuedIn, expiry) => {
    expect(expiryOf(decoded, issuedIn)).toEqual(expiry)
  })
})

describe('a number of seconds', () => {
  test.each<[string, unknown, number | undefined]>([
    ['a number', 3600, 3600],
    ['none at all', 0, 0],
    ['part of a second', 0.5, 0.5],
    ['digits, as old servers write it', '3600', 3600],
    ['one digit', '0', 0],
    ['as many digits as a time in seconds has', '1700000000', 1_700_000_000],
    ['a time in milliseconds is no lifetime', '1700000000000', undefined],
    ['less than nothing', -1, undefined],
    ['less than nothing as text', '-1', undefined],
    ['more than all numbers', JSON.parse('1e999'), undefined],
    ['no number', Number.NaN, undefined],
    ['the empty text', '', undefined],
    ['digits with a unit behind', '3600s', undefined],
    ['digits with a word before', 'PT3600', undefined],
    ['a part behind a point', '3600.5', undefined],
    ['nothing', undefined, undefined],
    ['null', null, undefined],
    ['a list', ['3600'], undefined],
    ['yes', true, undefined],
  ])('%s', (_, value, seconds) => {
    expect(secondsOf(value)).toBe(seconds)
  })
})
