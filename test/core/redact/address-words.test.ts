import { describe, expect, test } from 'vitest'
import type { RedactOptions } from '../../../src/core/redact/redact.ts'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, type ExchangeOptions, example, exchange, trace } from '../../support/traces.ts'

/** The address of a last request, when another said something before. */
async function leaving(url: string, before: Partial<ExchangeOptions>, options: RedactOptions = { hosts: 'keep' }) {
  const first = exchange({ url: `${example.app}/x`, at: example.start + 900, ...before })
  const last = exchange({ url, at: example.start + 910 })
  const safe = (await redactionOf(trace(authorizationCodeFlow(), first, last), options)).trace
  return safe.exchanges.at(-1)?.request.url
}

/** It looks drawn by a machine: it stays only when it took part. */
const host = 'x7a2b9c4d1e8f3g6.app.example'

const registration = (document: object) => ({
  url: `${example.server}/register`,
  requestBody: '{}',
  response: document,
})

describe('a host stays, however it looks, when it', () => {
  const mention = `${example.app}/x?vendor=${encodeURIComponent(`https://${host}/callback`)}`
  const address = `https://${host}/x`
  const before: readonly (readonly [string, Partial<ExchangeOptions>, boolean])[] = [
    ['was asked', { url: address }, true],
    ['was asked over plain http', { url: `http://${host}/x` }, true],
    ['was asked in upper case', { url: address.toUpperCase() }, true],
    ['asked', { context: { initiator: `https://${host}` } }, true],
    ['was where an answer sent the browser', { status: 302, redirectUrl: address }, true],
    ['is one of configuration, in a query', { url: `${example.app}/x?redirect_uri=${address}` }, true],
    ['is one of configuration, in a fragment', { url: `${example.app}/x#iss=${address}` }, true],
    ['is one of configuration, in a form', { requestBody: `redirect_uri=${address}` }, true],
    ['is one of configuration, in an answer', { response: { token_endpoint: address } }, true],
    ['is one of configuration, in a list', { response: { redirect_uris: [7, address] } }, true],
    ['but not when it is only mentioned', {}, false],
    ['nor in an answer that is no configuration', { response: { website: address } }, false],
    ['nor by a page about an error', { url: `${example.app}/x?error_uri=${address}` }, false],
    ['nor by such a page in an answer', { response: { error_uri: address } }, false],
    ['nor as a scope', { url: `${example.app}/x?scope=${address}` }, false],
    ['nor in the address of an app', { url: `xhttps://${host}/x` }, false],
    ['nor behind a scheme that begins like one of the web', { url: `httpsx://${host}/x` }, false],
  ]
  test.each(before)('%s', async (_, first, stays) => {
    const safe = decodeURIComponent(String(await leaving(mention, first)))
    expect(safe.split('=')[1]).toBe(stays ? `https://${host}/callback` : 'https://host1.site1.example/callback')
  })
})

describe('the word "signed-in" of a path stays when it is one of', () => {
  const before: readonly (readonly [string, Partial<ExchangeOptions>, boolean])[] = [
    ['a redirect URI in a query', { url: `${example.app}/x?redirect_uri=https://a.example/signed-in` }, true],
    ['an issuer in a fragment', { url: `${example.app}/x#iss=https://a.example/signed-in/x` }, true],
    ['a redirect URI in a form', { requestBody: 'redirect_uri=https://a.example/signed-in' }, true],
    ['an endpoint in an answer', { response: { token_endpoint: 'https://a.example/signed-in' } }, true],
    ['a list in an answer', registration({ redirect_uris: ['https://a.example/signed-in'] }), true],
    ['a page about an error', { url: `${example.app}/x?error_uri=https://a.example/signed-in` }, true],
    ['a scope', { url: `${example.app}/x?scope=openid+https://a.example/signed-in` }, true],
    ['a scope behind a comma and a blank', { url: `${example.app}/x?scope=a,+https://a.example/signed-in` }, true],
    ['a scope in an answer', { response: { scope: 'openid https://a.example/signed-in' } }, true],
    ['a list of scopes in an answer', { response: { scope: [7, 'https://a.example/signed-in'] } }, true],
    ['but not a request', { url: 'https://a.example/signed-in' }, false],
    ['nor the page that asked', { context: { initiator: 'https://a.example/signed-in' } }, false],
    ['nor where an answer sent the browser', { status: 302, redirectUrl: 'https://a.example/signed-in' }, false],
    ['nor an address that has no name', { response: { website: 'https://a.example/signed-in' } }, false],
    ['nor what is no address', { url: `${example.app}/x?redirect_uri=a/signed-in&scope=a/signed-in` }, false],
  ]
  test.each(before)('%s', async (_, first, stays) => {
    expect(await leaving('https://a.example/signed-in', first)).toMatch(
      stays ? /^https:\/\/a\.example\/signed-in$/ : /^https:\/\/a\.example\/path%23\d$/,
    )
  })
})

describe('the client id that the person chose to keep', () => {
  const id = 'a1B2c3D4e5F6'
  test.each<readonly [string, Partial<ExchangeOptions>, boolean]>([
    ['stays', { url: `${example.app}/x?client_id=${id}` }, true],
    ['stays when a form has it', { requestBody: `client_id=${id}` }, true],
    ['stays when an answer gives it', registration({ client_id: id }), true],
    ['is no other value', { url: `${example.app}/x?acr_values=${id}` }, false],
  ])('%s', async (_, first, stays) => {
    const url = await leaving(`${example.app}/x?aud=${id}`, first, { hosts: 'keep', clientIds: 'keep' })
    expect(url).toMatch(stays ? /\?aud=a1B2c3D4e5F6$/ : /\?aud=acr_values%231$/)
  })

  test('goes when nobody chose so', async () => {
    expect(await leaving(`${example.app}/x?aud=${id}`, { url: `${example.app}/x?client_id=${id}` })).toMatch(
      /\?aud=client_id%232$/,
    )
  })
})

test('the preview tells each host that was numbered, in the order in which they were met', async () => {
  const parts = ['https://b.curie.example/', 'https://a.curie.example/', 'https://b.curie.example/']
  const { replacements } = await redactionOf(trace(parts.map((url, at) => exchange({ url, at }))), { hosts: 'number' })
  expect(replacements).toEqual([
    { before: 'b.curie.example', after: 'host1.site1.example' },
    { before: 'a.curie.example', after: 'host2.site1.example' },
  ])
})
