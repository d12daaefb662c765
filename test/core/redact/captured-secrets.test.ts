import { describe, expect, test } from 'vitest'
import { capturedSecrets } from '../../../src/core/redact/captured-secrets.ts'
import { base64url, type ExchangeOptions, exchange } from '../../support/traces.ts'

/** A letter and digits, as machines draw them. */
const drawn = 'k3Qz0Vb7xM2pL9wRt4Y'
const app = 'https://app.example/cb'

function secretsOf(options: Partial<ExchangeOptions>): readonly string[] {
  return [...capturedSecrets({ exchanges: [exchange({ url: 'https://app.example/', ...options })] })]
}

const places: readonly (readonly [string, Partial<ExchangeOptions>])[] = [
  ['a parameter of an address', { url: `${app}?vendor=${drawn}` }],
  ['a fragment', { url: `${app}#vendor=${drawn}` }],
  ['a segment of a path', { url: `https://app.example/users/${drawn}/orders` }],
  ['the address of a redirect', { redirectUrl: `${app}?vendor=${drawn}` }],
  ['the field Location', { responseHeaders: { location: `${app}#vendor=${drawn}` } }],
  ['the field Referer', { requestHeaders: { referer: `${app}?a=1&vendor=${drawn}` } }],
  ['Location, before another parameter', { responseHeaders: { location: `${app}?vendor=${drawn}&a=1` } }],
  ['Referer, before another parameter', { requestHeaders: { referer: `${app}?vendor=${drawn}&a=1` } }],
  ['the only cookie', { requestHeaders: { cookie: `sid=${drawn}` } }],
  ['the last cookie of several', { requestHeaders: { cookie: `a=1;b=2; sid=${drawn}` } }],
  ['a cookie between others, without blanks', { requestHeaders: { cookie: `a=1;sid=${drawn};b=2` } }],
  [
    'the second cookie of two fields in one',
    { responseHeaders: { 'set-cookie': `a=1; Path=/\nsid=${drawn}; Path=/` } },
  ],
  ['a cookie that is set', { responseHeaders: { 'set-cookie': `sid=${drawn}; Path=/; Secure` } }],
  ['a cookie that is set without attributes', { responseHeaders: { 'set-cookie': `sid=${drawn}` } }],
  ['a field that nobody knows', { requestHeaders: { 'x-vendor': drawn } }],
  ['quotation marks in a field', { responseHeaders: { 'www-authenticate': `Bearer realm="a", nonce="${drawn}"` } }],
  ['a sentence in quotation marks in a field', { responseHeaders: { 'x-vendor': `a; text="it is ${drawn}"` } }],
  ['a parameter of a field', { responseHeaders: { 'x-vendor': `one; two=${drawn}` } }],
  ['a list in a field', { responseHeaders: { 'x-vendor': `one,two=${drawn};three` } }],
  ['a form that is sent', { requestBody: `a=1&vendor=${drawn}` }],
  ['JSON that is sent', { requestBody: JSON.stringify({ a: { b: ['c', drawn] } }) }],
  ['a list of JSON that is answered', { response: [{ a: drawn }] }],
  ['the name of a member in a text of JSON', { response: { a: JSON.stringify({ [drawn]: 1 }) } }],
  ['JSON with white space around it', { response: `\n ${JSON.stringify({ x: drawn })}\n` }],
  ['JSON with escapes', { response: `{"x":"\\u006b${drawn.slice(1)}"}` }],
  ['JSON behind a byte order mark', { response: `\uFEFF{"x":"\\u006b${drawn.slice(1)}"}` }],
  ['JSON of a million characters', { response: `{"x":"\\u006b${drawn.slice(1)}"}`.padEnd(1_000_000) }],
  ['a sentence in a parameter', { url: `${app}?error_description=${encodeURIComponent(`Ticket (${drawn}).`)}` }],
  ['a sentence in a member', { response: { error_description: `Ticket: ${drawn}!` } }],
  ['an attribute of a page', { response: `<html><input value="${drawn}"></html>` }],
  ['the text of a page', { response: `<html><p>It is ${drawn}, she said</p></html>` }],
  ['the path of a link in a page', { response: `<html><a href="/users/${drawn}?a=b">x</a></html>` }],
  ['a parameter of a link in a page', { response: `<html><a href="/users/?vendor=${drawn}">x</a></html>` }],
  ['a text that is neither', { requestBody: `not json ${drawn}` }],
  ['the text that was visible', { documentText: `Your number is ${drawn}.` }],
  ['an address in a parameter', { url: `${app}?next=${encodeURIComponent(`https://b.example/?t=${drawn}`)}` }],
  ['base64 of JSON in a parameter', { url: `${app}?vendor=${base64url(JSON.stringify({ deep: drawn }))}` }],
]

describe('a value that looks drawn by a machine is found in', () => {
  test.each(places)('%s', (_, options) => {
    expect(secretsOf(options).some((found) => found.replace(/\.$/, '') === drawn)).toBe(true)
  })

  test('a second exchange that repeats what the first one said', () => {
    const one = exchange({ url: `${app}?a=words` })
    const other = exchange({ url: `${app}?a=words&vendor=${drawn}` })
    expect(capturedSecrets({ exchanges: [one, other] })).toContain(drawn)
  })
})

test.each([
  ['the name is that of a secret', { url: `${app}?password=hunters` }, 'hunters'],
  ['the name of a member is', { response: { refresh_token: 'hunters' } }, 'hunters'],
  ['the name of a list is', { response: { refresh_token: ['hunters'] } }, 'hunters'],
  ['the name in a form that is sent is', { requestBody: 'a=1&password=hunters' }, 'hunters'],
  ['it is a secret of six characters', { url: `${app}?password=hunter` }, 'hunter'],
  ['it holds the name of a scheme', { url: `${app}?password=say+bearer+token` }, 'say bearer token'],
  ['it is as long as a token may be', { url: `${app}?vendor=${'a1'.repeat(4096)}` }, 'a1'.repeat(4096)],
  ['it begins like a host', { url: `${app}?vendor=node17.example/x1` }, 'node17.example/x1'],
  ['it ends like a host', { url: `${app}?vendor=/x1/node17.example` }, '/x1/node17.example'],
  ['it is an e-mail address', { url: `${app}?vendor=jane@mail.example` }, 'jane@mail.example'],
  ['it is an e-mail address in the text of a page', { documentText: 'Dear jane@mail.example' }, 'jane@mail.example'],
  ['it is eight characters long', { url: `${app}?vendor=a1b2c3d4` }, 'a1b2c3d4'],
  ['it holds the signs of base64', { url: `${app}?vendor=ab12%2Bcd34%2F~ef5%3D%3D` }, 'ab12+cd34/~ef5=='],
  ['it begins like a code of errors', { url: `${app}?vendor=AADSTS50011-k3Qz0V` }, 'AADSTS50011-k3Qz0V'],
  ['it ends like one', { url: `${app}?vendor=k3Qz0V-AADSTS50011` }, 'k3Qz0V-AADSTS50011'],
  ['it is one, and the name is that of a secret', { url: `${app}?password=AADSTS50011` }, 'AADSTS50011'],
  ['it is in upper case', { url: `${app}?vendor=AB12CD34EF56` }, 'AB12CD34EF56'],
] as const)('a value is also found when %s', (_, options, value) => {
  expect(secretsOf(options)).toContain(value)
})

test.each(['Bearer', 'bearer', 'DPoP', 'Basic'])('the scheme %s before a value is no part of it', (scheme) => {
  expect(secretsOf({ url: `${app}?access_token=${encodeURIComponent(` ${scheme}  ${drawn} `)}` })).toEqual([drawn])
})

test.each([
  ['a value of a secret’s name that is too short to tell', { url: `${app}?state=abcde` }],
  ['a value that is too short to look drawn', { url: `${app}?vendor=a1b2c3d` }],
  ['a plain word', { url: `${app}?vendor=silent-renew` }],
  ['a plain word with a number', { url: `${app}?vendor=my-app-31` }],
  ['the name of an algorithm', { url: `${app}?vendor=A128CBC-HS256` }],
  ['a plain word inside of JSON', { url: `${app}?vendor=${encodeURIComponent('{"a":"orders-of-today"}')}` }],
  ['letters alone', { url: `${app}?vendor=ThisIsAVeryLongNameOfAThing` }],
  ['digits alone', { url: `${app}?vendor=248289761001` }],
  ['a sentence', { url: `${app}?vendor=${encodeURIComponent('room 101 and 102')}` }],
  ['a word of a specification', { url: `${app}?vendor=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer` }],
  ['a scope of a product', { url: `${app}?vendor=${encodeURIComponent('https://graph.microsoft.com/.default')}` }],
  ['a code of a server’s errors', { documentText: 'Error AADSTS50011 seen, then MSIS9604' }],
  ['the name of a host', { url: `${app}?vendor=node-17a4b2.eu-west-1.internal.example` }],
  ['an address without a secret', { url: `${app}?vendor=${encodeURIComponent('https://b2b.example/v2')}` }],
  ['something longer than a token ever is', { url: `${app}?vendor=${'a1'.repeat(4097)}` }],
  ['a sign before it that no token has', { url: `${app}?vendor=${encodeURIComponent('{a1b2c3d4')}` }],
  ['a sign behind it that no token has', { url: `${app}?vendor=${encodeURIComponent('a1b2c3d4}')}` }],
  ['an e-mail address with something before it', { url: `${app}?vendor=${encodeURIComponent('<jane@mail.example')}` }],
  ['an e-mail address with something behind it', { url: `${app}?vendor=${encodeURIComponent('jane@mail.example>')}` }],
  ['signs that no token has', { url: `${app}?vendor=${encodeURIComponent('{a1b2c3d4}')}` }],
  ['the program that asks', { requestHeaders: { 'user-agent': 'Mozilla/5.0 (X11) Gecko/20100101 a1b2c3d4e5' } }],
  ['what a page may load', { responseHeaders: { 'content-security-policy': "script-src 'nonce-a1B2c3D4e5'" } }],
  ['the name of a cookie', { requestHeaders: { cookie: 'a1B2c3D4e5=1' } }],
  ['an attribute of a cookie', { responseHeaders: { 'set-cookie': 'a=1; Path=/a1B2c3D4e5' } }],
  ['a short word of a page', { response: '<html><p>a1b2c3d</p></html>' }],
  ['a body that was not captured', { response: null }],
  ['an answer that never came', { error: { kind: 'other', code: 'net::ERR_FAILED' } }],
  ['a body of more than a million characters', { response: `<html>${' '.repeat(1_000_000)}${drawn}</html>` }],
  ['what stands far down in a visible text', { documentText: `${' '.repeat(300_000)}${drawn}` }],
] as const)('not taken for a secret: %s', (_, options) => {
  expect(secretsOf(options)).toEqual([])
})
