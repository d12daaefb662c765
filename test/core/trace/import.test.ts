import { describe, expect, test } from 'vitest'
import { readCurl } from '../../../src/core/trace/curl-command.ts'
import { createImporter, importTrace } from '../../../src/core/trace/import.ts'
import { serializeTrace } from '../../../src/core/trace/trace-file.ts'
import { authorizationCodeFlow, example, jws, trace } from '../../support/traces.ts'

function exchangesOf(text: string) {
  const imported = importTrace(text)
  if ('problem' in imported) throw new Error(imported.problem)
  return imported.trace.exchanges
}

describe('what was pasted is recognised', () => {
  test('an address', () => {
    const [exchange] = exchangesOf('  https://app.example/cb?code=1&state=2\n')
    expect([exchange?.request.method, exchange?.request.url, exchange?.context.resourceType]).toEqual([
      'GET',
      'https://app.example/cb?code=1&state=2',
      'mainFrame',
    ])
  })

  test.each([
    ['alone', ''],
    ['behind its scheme', 'Bearer '],
  ])('a token %s', (_, prefix) => {
    const token = jws({ sub: 'x' })
    expect(exchangesOf(prefix + token)[0]?.request.headers).toEqual([
      { name: 'authorization', value: `Bearer ${token}` },
    ])
  })

  test.each([
    [
      `curl 'https://login.example/token' -H 'Content-Type: application/x-www-form-urlencoded' --data-raw 'grant_type=x&code=1'`,
    ],
    [
      `curl "https://login.example/token" ^\n  -H "Content-Type: application/x-www-form-urlencoded" ^\n  --data-raw "grant_type=x&code=1"`,
    ],
    [`$ curl -X POST https://login.example/token -d grant_type=x -d code=1`],
    [
      `curl --request=POST --url https://login.example/token -sS --data-urlencode 'grant_type=x' --data-urlencode code=1 -o /dev/null`,
    ],
  ])('a cURL command: %s', (command) => {
    expect(exchangesOf(command)[0]?.request).toEqual({
      method: 'POST',
      url: 'https://login.example/token',
      headers: [{ name: 'content-type', value: 'application/x-www-form-urlencoded' }],
      body: { text: 'grant_type=x&code=1' },
    })
  })

  test.each([
    [
      'a user',
      'curl -u id:sécret https://a.example',
      { name: 'authorization', value: `Basic ${Buffer.from('id:sécret').toString('base64')}` },
    ],
    ['a bearer token', 'curl --oauth2-bearer abc https://a.example', { name: 'authorization', value: 'Bearer abc' }],
    ['escapes', `curl https://a.example -H $'x: it\\'s'`, { name: 'x', value: "it's" }],
    ['a cookie', 'curl -b a=1 https://a.example', { name: 'cookie', value: 'a=1' }],
  ])('a cURL command with %s', (_, command, header) => {
    expect(readCurl(command)?.headers).toEqual([header])
  })

  test('a cURL command with -G puts its data into the address', () => {
    expect(readCurl('curl -G https://a.example/x -d a=1 --data-urlencode "b=c d"')?.url).toBe(
      'https://a.example/x?a=1&b=c%20d',
    )
  })

  test('a SAML-tracer export, of this and of the old form', () => {
    const request = { method: 'POST', url: 'https://a.example/', responseStatus: 302, post: [['code', 'a b']] }
    const now = {
      ...request,
      requestId: '1',
      requestHeaders: [{ name: 'Origin', value: 'x' }],
      responseHeaders: [{ name: 'Location', value: '/b' }],
    }
    const old = { ...request, id: '1', requestHeaders: [['Origin', 'x']], responseHeaders: [['Location', '/b']] }
    for (const form of [now, old]) {
      const [exchange] = exchangesOf(JSON.stringify({ requests: [form], timestamp: '2026-01-05T10:00:00.000Z' }))
      expect(exchange?.request.body?.text).toBe('code=a+b')
      expect(exchange?.request.headers).toEqual([{ name: 'origin', value: 'x' }])
      expect(exchange?.response?.redirectUrl).toBe('https://a.example/b')
      expect(exchange?.startedAt).toBe(example.start)
    }
  })
})

test('a file in chunks gives what the whole gives', () => {
  const text = serializeTrace(trace(authorizationCodeFlow()))
  const importer = createImporter()
  for (let at = 0; at < text.length; at += 333) importer.push(text.slice(at, at + 333))
  expect(importer.end()).toEqual(importTrace(text))
})

test.each([
  ['', 'The file is empty.'],
  ['  \n ', 'The file is empty.'],
  ['what is this', 'This is neither a trace, a HAR file, an address, a token nor a cURL command.'],
  ['\u0000\u0001binary', 'This is not a text file.'],
  ['curl -X POST', 'This cURL command names no address.'],
  [
    '{"ciphertext":"x","iv":"y","protected":"z","tag":"t"}',
    'This trace is encrypted: it opens with its passphrase or key.',
  ],
])('of %j it says: %s', (text, problem) => {
  expect(importTrace(text)).toEqual({ problem })
})
