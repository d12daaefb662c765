import { expect, test } from 'vitest'
import { siteOf } from '../../../src/core/exchange/site.ts'

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
