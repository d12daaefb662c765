import { describe, expect, test } from 'vitest'
import { keySetAddresses, keySetAddressFor } from '../../../src/core/facts/jwks-uri.ts'
import type { MetadataResponse } from '../../../src/core/model/message.ts'

function metadata(jwks_uri: string, issuer?: string, kind: MetadataResponse['kind'] = 'openid'): MetadataResponse {
  return {
    type: 'MetadataResponse',
    kind,
    expectedIssuer: issuer ?? '',
    ...(issuer !== undefined && { issuer }),
    body: { jwks_uri },
  } as unknown as MetadataResponse
}

test.each([
  ['https', 'https://login.example/jwks', true],
  ['this computer', 'http://localhost:8080/jwks', true],
  ['plain http elsewhere', 'http://login.example/jwks', false],
  ['http at a name that begins like this computer', 'http://localhost.evil.example/jwks', false],
  ['a file', 'file:///etc/passwd', false],
  ['a script', 'javascript:alert(1)', false],
  ['no address', 'jwks', false],
])('%s: %s may be asked: %s', (_, url, may) => {
  expect(keySetAddresses([metadata(url)]).length).toBe(may ? 1 : 0)
})

test('keys of an API are not those that sign its tokens', () => {
  expect(keySetAddresses([metadata('https://api.example/jwks', undefined, 'protectedResource')])).toEqual([])
})

describe('addresses', () => {
  const addressesOf = (...messages: Parameters<typeof keySetAddresses>[0]) => keySetAddresses(messages)

  test('the newest comes first, each with its issuer', () => {
    const older = metadata('https://a.example/old', 'https://a.example')
    const newer = metadata('https://a.example/new', 'https://a.example', 'oauth')
    expect(addressesOf(older, newer)).toEqual([
      { url: 'https://a.example/new', issuer: 'https://a.example' },
      { url: 'https://a.example/old', issuer: 'https://a.example' },
    ])
  })

  test('metadata that names no issuer gives an address without', () => {
    expect(addressesOf(metadata('https://a.example/jwks'))).toEqual([{ url: 'https://a.example/jwks' }])
  })

  test('metadata without jwks_uri, or with something else there, gives none', () => {
    const { body: _, ...unread } = metadata('')
    expect(addressesOf({ ...unread, body: {} }, { ...unread, body: { jwks_uri: 7 } }, unread)).toEqual([])
  })

  test('other messages that mention one give none', () => {
    const body = { jwks_uri: 'https://app.example/jwks' }
    expect(
      addressesOf({ type: 'RegistrationResponse', exchange: 'r', at: 0, status: 201, format: 'json', body }),
    ).toEqual([])
  })
})

describe('whose keys', () => {
  const two = [
    { url: 'https://a.example/jwks', issuer: 'https://a.example' },
    { url: 'https://b.example/jwks', issuer: 'https://b.example' },
  ]
  test.each([
    ['those of the issuer', two, 'https://b.example', 'https://b.example/jwks'],
    ['nobody’s when the issuer is another', two, 'https://c.example', undefined],
    ['nobody’s when several could be meant', two, undefined, undefined],
    ['nobody’s when no metadata was seen', [], undefined, undefined],
    [
      'nobody’s when only nameless metadata was seen',
      [{ url: 'https://a.example/jwks' }],
      'https://a.example',
      undefined,
    ],
    ['not those of another issuer, even if they are the only ones', two.slice(0, 1), 'https://b.example', undefined],
    [
      'the same ones that two documents name',
      [{ url: 'https://a.example/jwks', issuer: 'https://a.example' }, { url: 'https://a.example/jwks' }],
      undefined,
      'https://a.example/jwks',
    ],
    [
      'the newest of the issuer',
      [{ url: 'https://a.example/new', issuer: 'https://a.example' }, ...two],
      'https://a.example',
      'https://a.example/new',
    ],
    ['the only ones there are', two.slice(0, 1), undefined, 'https://a.example/jwks'],
  ])('%s', (_, addresses, issuer, url) => {
    expect(keySetAddressFor(addresses, issuer)).toBe(url)
  })
})
