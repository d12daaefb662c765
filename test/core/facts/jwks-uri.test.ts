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

describe('whose keys', () => {
  const two = [
    { url: 'https://a.example/jwks', issuer: 'https://a.example' },
    { url: 'https://b.example/jwks', issuer: 'https://b.example' },
  ]
  test.each([
    ['those of the issuer', two, 'https://b.example', 'https://b.example/jwks'],
    ['nobody’s when the issuer is another', two, 'https://c.example', undefined],
    ['nobody’s when several could be meant', two, undefined, undefined],
    ['the only ones there are', two.slice(0, 1), undefined, 'https://a.example/jwks'],
  ])('%s', (_, addresses, issuer, url) => {
    expect(keySetAddressFor(addresses, issuer)).toBe(url)
  })
})
