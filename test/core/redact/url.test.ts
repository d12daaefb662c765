import { describe, expect, test } from 'vitest'
import type { RedactOptions } from '../../../src/core/redact/redact.ts'
import { exchangeLeaving } from '../../support/exchange-leaving.ts'
import { redactionOf } from '../../support/inspected.ts'
import { authorizationCodeFlow, trace } from '../../support/traces.ts'

/** What stays of the address of a request beside a login. */
async function leaving(url: string, hosts: RedactOptions['hosts'] = 'keep') {
  return (await exchangeLeaving({ url }, { hosts })).left?.request.url
}

/** What stays of a redirect URI, whose path the app chose. */
async function leavingRedirectUri(redirect_uri: string, hosts: RedactOptions['hosts'] = 'keep') {
  const flow = authorizationCodeFlow({ authorize: { redirect_uri }, callback: false })
  const url = String((await redactionOf(trace(flow), { hosts })).trace.exchanges[0]?.request.url)
  return new URL(url).searchParams.get('redirect_uri')
}

describe('of an address', () => {
  test.each([
    ['scheme, host, port and words of specifications stay', 'https://app.example:8443/oauth2/token'],
    ['the way of writing stays', 'HTTPS://App.Example//login/'],
    ['a scheme of an app stays', 'com.curie.app:/callback'],
    ['a scheme of the browser stays', 'about:undefined'],
    ['an empty port stays', 'https://app.example:/callback'],
    ['a missing host stays', 'https:///callback'],
    ['a missing host before a port stays', 'https://:8443/callback'],
    ['an address of IPv6 stays', 'https://[2001:db8::7]:8443/callback'],
    ['a port that was not set stays', 'https://app.example:undefined/callback'],
    ['a backslash stays, which browsers take for a slash', 'https://app.example\\callback'],
    ['an address without scheme stays one', '/login/callback'],
    ['so does one of a query alone', '?error=access_denied'],
    ['so does one of a fragment alone', '#error=access_denied'],
    ['an empty query stays', 'https://app.example/callback?'],
    ['an empty fragment stays', 'https://app.example/callback#'],
  ])('%s', async (_, url) => {
    expect(await leaving(url)).toBe(url)
  })

  test.each([
    ['a scheme that is no word', 'marie-8841x9y2z:/callback', 'app:/callback'],
    ['what looks like one and is none', '2x://app.example/callback', 'path%231//path%232/callback'],
    ['what follows a scheme alone', 'mailto:marie@curie.example', 'mailto:path%231'],
    ['a host without slashes before it', 'https:marie.example/callback', 'https:path%231/callback'],
    ['user and password', 'https://marie:pw8841@app.example/callback', 'https://app.example/callback'],
    ['a user who has an @', 'https://marie@curie.example:pw@app.example/callback', 'https://app.example/callback'],
    ['a port that is none', 'https://app.example:marie8841/callback', 'https://app.example:port/callback'],
    ['a port with too many digits', 'https://app.example:123456/callback', 'https://app.example:port/callback'],
    ['a port that begins as one', 'https://app.example:80a/callback', 'https://app.example:port/callback'],
    ['a port that ends as one', 'https://app.example:a80/callback', 'https://app.example:port/callback'],
    ['the rest of an open bracket', 'https://[::1/callback', 'https://[:port/callback'],
    ['what follows a closed bracket', 'https://[::1]marie/callback', 'https://[:port/callback'],
    ['a blank in a host', 'https://app .example/callback', 'https://app.example x/callback'],
    ['what no host may have', 'https://app|.example/callback', 'https://app.example^/callback'],
    ['what stands behind a backslash', 'https://app.example\\marie\\curie', 'https://app.example\\path%231\\path%232'],
    ['a segment', 'https://app.example/marie', 'https://app.example/path%231'],
    ['a segment that is encoded', 'https://app.example/m%61rie/marie', 'https://app.example/path%231/path%231'],
    ['a segment that cannot be decoded', 'https://app.example/%zz', 'https://app.example/path%231'],
    ['a blank in a segment', 'https://app.example/marie curie', 'https://app.example/path%231 x'],
    [
      'a number that draws nobody',
      'https://app.example/1B4db7eb-4057-5ddf-91e0-36dec72071f5',
      'https://app.example/00000000-0000-0000-0000-000000000001',
    ],
    [
      'what only begins as one',
      'https://app.example/1b4db7eb-4057-5ddf-91e0-36dec72071f5a',
      'https://app.example/path%231',
    ],
    [
      'what only ends as one',
      'https://app.example/a1b4db7eb-4057-5ddf-91e0-36dec72071f5',
      'https://app.example/path%231',
    ],
  ])('%s goes', async (_, url, expected) => {
    expect(await leaving(url)).toBe(expected)
  })

  test('user and password are looked for elsewhere, too', async () => {
    const { redaction } = await exchangeLeaving({ url: 'https://marie:pw8841@app.example/callback' })
    expect([...redaction.secrets]).toContain('marie:pw8841')
  })
})

describe('what was never filled in stays to be seen, and its name goes', () => {
  test.each([
    ['as a shell writes it', `\${MARIE}`, `\${template}`],
    ['as a shell writes it, in an address', '$%7BMARIE%7D', '$%7Btemplate%7D'],
    ['as a page writes it', '{{marie curie}}', '{{template}}'],
    ['as a page writes it, encoded', '%7B%7Bmarie%7d%7d', '%7B%7Btemplate%7D%7D'],
    ['as a route writes it', '{marie_id}', '{template}'],
    ['as a route writes it, encoded', '%7bmarie_id%7d', '%7Btemplate%7D'],
    ['as documentation writes it', '<your-marie>', '<template>'],
    ['as documentation writes it, encoded', '%3Cyour-marie%3E', '%3Ctemplate%3E'],
    ['beside other text', `marie-\${MARIE}.curie`, `path%231\${template}.path%232`],
    ['as braces around nothing', '{}', 'path%231'],
    ['as an object in a text', '[object Object]', '[object Object]'],
    ['as an object in an address', '[object%20Object]', '[object%20Object]'],
    ['as an object beside other text', 'marie[object%20Object]', 'path%231'],
    ['as a variable', 'undefined', 'undefined'],
    ['as a variable beside other text', 'marie8841undefined', 'path%231-undefined'],
    ['as a null beside other text', 'marie-8841x9-null', 'path%231-null'],
    ['as a variable in another spelling', 'UNDEFINED', 'UNDEFINED'],
    ['as a variable before other text', 'undefined.marie', 'undefined.path%231'],
    ['as a variable inside other text', 'marie-undefined-curie', 'path%231-undefined'],
    ['as a null before other text', 'Null:marie', 'Null:path%231'],
    ['as a number before other text', 'NaN.marie', 'NaN.path%231'],
    ['as a route writes it, with an end', '{id}.marie', '{template}.path%231'],
    ['but not in a longer word', 'marienull', 'path%231'],
  ])('in a path, %s', async (_, segment, expected) => {
    expect(await leaving(`https://app.example/${segment}/callback`)).toBe(`https://app.example/${expected}/callback`)
  })

  test.each([
    ['as a shell writes it', `\${MARIE}`, `\${template}`],
    ['as a page writes it', '{{marie}}', '{{template}}'],
    ['as a route writes it', '{marie}', '{template}'],
    ['as documentation writes it', '<marie>', '<template>'],
    ['with a port', `\${MARIE}:8443`, `\${template}`],
    ['as a port', `app.example:\${MARIE}`, `\${template}`],
    ['in the middle', `app.\${MARIE}.example`, `\${template}`],
    ['behind a user', `marie@\${HOST}`, `\${template}`],
    ['before a user only', `\${MARIE}@app.example`, 'app.example'],
    ['as a variable', 'undefined.app.example', 'undefined.app.example'],
  ])('in place of a host, %s', async (_, authority, expected) => {
    expect(await leaving(`https://${authority}/callback`)).toBe(`https://${expected}/callback`)
  })
})

test.each([
  ['a variable', 'undefined.curie.com', 'undefined.host1.site3.example'],
  ['a variable before a product', 'Undefined.auth0.com', 'Undefined.tenant1.auth0.com'],
  ['a null', 'null.curie.com', 'null.host1.site3.example'],
  ['a word that only begins like one', 'undefinedmarie.curie.com', 'host1.site3.example'],
  ['a word that only ends like one', 'marie.undefined.curie.com', 'host1.site3.example'],
])('before a host that is numbered stays what was never filled in: %s', async (_, host, expected) => {
  expect(await leaving(`https://${host}/callback`, 'number')).toBe(`https://${expected}/callback`)
})

test.each([
  ['fields', '#error=access_denied&marie=8841', '#error=access_denied&name%231=value%231'],
  ['fields behind a slash', '#/error=access_denied', '#/error=access_denied'],
  ['fields behind an exclamation mark', '#!error=access_denied', '#!error=access_denied'],
  ['fields behind a question mark', '#?error=access_denied', '#?error=access_denied'],
  ['fields behind both', '#!/error=access_denied', '#!/error=access_denied'],
  ['a route', '#/login/marie', '#/login/path%231'],
  ['a route behind an exclamation mark', '#!/login', '#!/login'],
  [
    'a route with fields',
    '#/login/marie?error=access_denied&anna=1',
    '#/login/path%231?error=access_denied&name%231=value%231',
  ],
  ['fields with a question mark', '#error=access_denied&marie=a?b=c', '#error=access_denied&name%231=value%231'],
  ['an exclamation mark alone', '#!', '#!'],
  ['a route with slashes inside', '#login//callback', '#login//callback'],
  ['what Facebook appends', '#_=_', '#_=_'],
  ['a word', '#marie', '#path%231'],
])('of a fragment stays what it is made of: %s', async (_, fragment, expected) => {
  expect(await leaving(`https://app.example/callback${fragment}`)).toBe(`https://app.example/callback${expected}`)
})

describe('the length of an address', () => {
  const start = 'https://app.example/callback?vendor='
  const short = 'https://app.example/callback?name%231=value%231'
  /** With what stays of a query it has 2000 characters. */
  const longest = `https://app.example/callback/me${'/login'.repeat(325)}`
  const filled = (length: number, end = '') => `${start}${'a'.repeat(length - start.length - end.length)}${end}`
  test.each([
    ['as usual is not told', filled(2000), short],
    ['that servers refuse is told', filled(2001), `${short}&length_padding=${'~'.repeat(2000)}`],
    ['that a fragment makes is not told: it is not sent', filled(2001, '#login'), `${short}#login`],
    [
      'that a fragment with fields makes is not told',
      `https://app.example/callback#/login?a=${'a'.repeat(2000)}`,
      'https://app.example/callback#/login?name%231=value%231',
    ],
    [
      'that is no longer there is told',
      `${longest}?vendor=${'a'.repeat(100)}`,
      `${longest}?name%231=value%231&length_padding=${'~'.repeat(2000)}`,
    ],
    ['without a query is not told', `https://app.example/${'a'.repeat(2000)}`, 'https://app.example/path%231'],
    [
      'that is still there needs no help',
      `${short.slice(0, 28)}${'/login'.repeat(400)}?`,
      `${short.slice(0, 28)}${'/login'.repeat(400)}?`,
    ],
  ])('%s', async (_, url, expected) => {
    expect(await leaving(url)).toBe(expected)
  })
})

describe('of a redirect URI', () => {
  test.each([
    ['the path stays, being configuration', 'https://app.example/Signed/In', 'https://app.example/Signed/In'],
    ['what is no word goes all the same', 'https://app.example/m4r1e8841x', 'https://app.example/path%231'],
    [
      'a blank in the query stays to be seen',
      'https://app.example/callback?a=b c',
      'https://app.example/callback?name%231=value%231& x',
    ],
    [
      'so does a variable',
      'https://app.example/callback?a=marieundefined',
      'https://app.example/callback?name%231=value%231&undefined',
    ],
    [
      'and a null',
      'https://app.example/callback?a=marie null',
      'https://app.example/callback?name%231=value%231& x&null',
    ],
    [
      'and a placeholder',
      `https://app.example/callback?a=\${MARIE}`,
      'https://app.example/callback?name%231=%24%7Btemplate%7D&<template>',
    ],
  ])('%s', async (_, uri, expected) => {
    expect(await leavingRedirectUri(uri)).toBe(expected)
  })
})
