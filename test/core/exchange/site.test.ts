import { expect, test } from 'vitest'
import { isPublicName, siteOf } from '../../../src/core/exchange/site.ts'

test.each([
  ['hosts of one owner are one site', 'https://login.example.com/a', 'example.com'],
  ['a country suffix of two labels', 'https://login.shop.co.uk', 'shop.co.uk'],
  ['a suffix under which anybody registers', 'https://one.github.io/', 'one.github.io'],
  [
    'customers of one hosted server are different sites',
    'https://one.auth.eu-west-1.amazoncognito.com/',
    'one.auth.eu-west-1.amazoncognito.com',
  ],
  ['a suffix itself is its own site', 'https://github.io/', 'github.io'],
  ['a single label', 'http://keycloak:8080/realms', 'keycloak'],
  ['an address', 'http://127.0.0.1:3000/', '127.0.0.1'],
  ['an IPv6 address', 'http://[::1]:3000/', '[::1]'],
  ['a private name', 'https://idp.team.internal/', 'team.internal'],
  ['no URL', 'nonsense', ''],
])('%s', (_, url, site) => {
  expect(siteOf(url)).toBe(site)
})

test.each([
  ['a name under a public suffix is one', 'api.curie.com', true],
  ['in upper case as well', 'API.Curie.CO.UK', true],
  ['a suffix that nobody may use is none', 'api.curie.example', false],
  ['a single word is none', 'com', false],
  ['a text with a path is none', 'curie.com/x', false],
  ['a name with a port is none', 'curie.com:443', false],
  ['a name behind a text is none', 'marie curie.com', false],
])('%s', (_, text, expected) => {
  expect(isPublicName(text)).toBe(expected)
})
