import { describe, expect, test } from 'vitest'
import { createHosts } from '../../../src/core/redact/hosts.ts'

describe('with hosts numbered', () => {
  test.each([
    ['the loopback host stays', 'localhost', 'localhost'],
    ['a loopback address stays', '127.0.0.1', '127.0.0.1'],
    ['another one stays', '127.12.255.3', '127.12.255.3'],
    ['the loopback address of IPv6 stays', '[::1]', '[::1]'],
    ['a known word before localhost stays', 'login.localhost', 'login.localhost'],
    ['a name before localhost goes, and localhost stays', 'curiecorp.localhost', 'host1.localhost'],
    ['so do two names', 'marie.curiecorp.localhost', 'host1.localhost'],
    ['a name that only ends like it goes', 'marielocalhost', 'host1'],
    ['a name that begins like an address goes', '127.0.0.1.curie.example', 'host1.site1.example'],
    ['a missing value stays', 'undefined', 'undefined'],
    ['a name that begins with one goes', 'nullcorp', 'host1'],
    ['a name that ends with one goes', 'corpnull', 'host1'],
    ['an address of IPv6 goes', '[fd00:1234::9]', '[2001:db8::1]'],
    ['a public address goes', '198.51.100.77', '203.0.113.1'],
    ['a private address stays private', '172.31.255.1', '10.0.0.1'],
    ['so does another one', '172.20.1.1', '10.0.0.1'],
    ['so does a third', '172.16.1.1', '10.0.0.1'],
    ['an address near them is public', '172.32.1.1', '203.0.113.1'],
    ['a private one inside a public one is public', '8.10.192.168', '203.0.113.1'],
    ['a link-local address stays private', '169.254.1.1', '10.0.0.1'],
    ['a name of numbers and a word goes', '10.20.30.40.curie.example', 'host1.site1.example'],
    ['an internal end stays', 'git.curie.internal', 'host1.site1.internal'],
    ['a product stays', 'gitlab.com', 'gitlab.com'],
    ['its own label stays', 'login.microsoftonline.com', 'login.microsoftonline.com'],
    ['the label of a customer goes', 'curie.microsoftonline.com', 'tenant1.microsoftonline.com'],
    ['upper case is no other host', 'Curie.Example', 'site1.example'],
  ])('%s', (_, host, expected) => {
    expect(createHosts('number', [])(host)).toBe(expected)
  })

  test('a host has one name, however it is written', () => {
    const name = createHosts('number', ['b.curie.example', 'A.curie.example'])
    expect([name('a.CURIE.example'), name('b.curie.example')]).toEqual(['host2.site1.example', 'host1.site1.example'])
  })
})

describe('with hosts kept', () => {
  test.each([
    ['a host that took part stays, however it looks', 'x7a2b9c4d1e8f3g6.app.example', 'x7a2b9c4d1e8f3g6.app.example'],
    ['so it does in upper case', 'X7A2B9C4D1E8F3G6.app.example', 'X7A2B9C4D1E8F3G6.app.example'],
    ['a host that is only mentioned stays', 'cdn.other.example', 'cdn.other.example'],
    ['so does a long word', 'averylongwordofahost.other.example', 'averylongwordofahost.other.example'],
    ['and a long number', '12345678901234.other.example', '12345678901234.other.example'],
    ['and a short label with digits', 'a1b2c3d4e5f6g.other.example', 'a1b2c3d4e5f6g.other.example'],
    ['and words with a number', 'region-west-cluster7.other.example', 'region-west-cluster7.other.example'],
    ['one that looks drawn goes', 'a1b2c3d4e5f6g7.other.example', 'host1.site1.example'],
  ])('%s', (_, host, expected) => {
    expect(createHosts('keep', ['x7a2b9c4d1e8f3g6.app.example'])(host)).toBe(expected)
  })
})
