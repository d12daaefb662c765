import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { Trace } from '../../../src/core/model/trace.ts'
import { createHarReader, importHar } from '../../../src/core/trace/har.ts'
import { exportHar } from '../../../src/core/trace/har-export.ts'
import { exportSafe } from '../../../src/core/trace/safe-export.ts'
import { verdicts } from '../../support/redaction-law.ts'

const folder = new URL('../../fixtures/har/', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8')

function traceOf(har: string | object): Trace {
  const imported = importHar(har)
  if ('problem' in imported) throw new Error(imported.problem)
  return imported.trace
}

// `firefoxpanel-` is what the Network panel of Firefox 153 made of a login of the lab; without the texts of scripts and styles.
const expected: Readonly<Record<string, string | undefined>> = {
  healthy: undefined,
  fragment: undefined,
  'code-reused': 'tokreq-code-reused',
  'state-mismatch': 'authres-state-mismatch',
  'redirect-uri-rejected': 'authres-redirect-uri-rejected',
  'token-request-json': 'tokreq-body-encoding',
  'verifier-wrong': 'tokreq-verifier-mismatch',
  'connection-refused': 'net-connection-failed',
  'cors-blocked': 'cors-blocked',
}

describe.each(readdirSync(folder).filter((name) => name.endsWith('.har')))('%s', (name) => {
  const fault = name.replace(/^[a-z]+-|\.har$/g, '')

  test('gives its diagnosis', async () => {
    expect(Object.keys(expected)).toContain(fault)
    const { diagnosis } = await inspect(traceOf(read(name)))
    expect(diagnosis.flows.map(({ cause }) => cause?.rule)).toEqual([expected[fault]])
    expect(diagnosis.flows[0]?.flow.status).toBe(expected[fault] ? 'failed' : 'succeeded')
  })

  test.each(['trace', 'har'] as const)('gives the same diagnosis as a safe %s', async (format) => {
    const before = await inspect(traceOf(read(name)))
    const { file, leaks } = exportSafe(before, { hosts: 'keep' }, format)
    expect(leaks).toEqual([])
    if (format === 'har') expect(verdicts(await inspect(traceOf(file))).flows).toEqual(verdicts(before).flows)
  })
})

const entry = (overrides: object = {}) => ({
  startedDateTime: '2026-01-05T10:00:00.000Z',
  time: 12,
  request: { method: 'GET', url: 'https://app.example/', headers: [] },
  response: { status: 200, headers: [], content: { text: 'x', mimeType: 'text/html' } },
  ...overrides,
})
const har = (...entries: readonly unknown[]) => ({ log: { version: '1.2', creator: { name: 'x' }, entries } })
const first = (value: object) => traceOf(JSON.stringify(har(value))).exchanges[0]

describe('HAR as tools write it', () => {
  test.each([
    ['a byte order mark', `\uFEFF${JSON.stringify(har(entry()))}`],
    ['no log around the entries', JSON.stringify({ entries: [entry()] })],
    ['no version, creator or pages', JSON.stringify({ log: { entries: [entry()] } })],
    ['entries before everything else', JSON.stringify({ log: { entries: [entry()], pages: [{ a: ['{"'] }] } })],
  ])('%s', (_, text) => {
    expect(traceOf(text).exchanges).toHaveLength(1)
  })

  test.each([
    ['null headers', { request: { method: 'GET', url: 'https://app.example/', headers: null } }],
    ['no response', { response: undefined }],
    ['a time of null', { time: null }],
    [
      '__proto__ as a name',
      JSON.parse('{"__proto__": {"polluted": 1}, "request": {"url": "https://app.example/", "__proto__": {"x": 1}}}'),
    ],
  ])('%s does no harm', (_, overrides) => {
    expect(first(entry(overrides))?.request.url).toBe('https://app.example/')
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })

  test('a depth bomb does no harm', () => {
    const bomb = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    const text = JSON.stringify(har(entry({ comment: 'here' }))).replace('"here"', bomb)
    expect(traceOf(text).exchanges).toHaveLength(1)
  })

  test('several fields of one name stay several, and Set-Cookie joined by line breaks is taken apart', () => {
    const headers = [
      { name: 'Set-Cookie', value: 'a=1\nb=2' },
      { name: 'X', value: '1' },
      { name: 'x', value: '2' },
    ]
    expect(first(entry({ response: { status: 200, headers, content: {} } }))?.response?.headers).toEqual([
      { name: 'set-cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
      { name: 'x', value: '1' },
      { name: 'x', value: '2' },
    ])
  })

  test.each([
    ['2026-01-05T10:00:00.000Z', Date.UTC(2026, 0, 5, 10)],
    ['2026-01-05T10:00:00.000', Date.UTC(2026, 0, 5, 10)],
    ['2026-01-05T11:00:00.0000000+01:00', Date.UTC(2026, 0, 5, 10)],
    [Date.UTC(2026, 0, 5, 10), Date.UTC(2026, 0, 5, 10)],
    ['rubbish', 0],
  ])('the time %s', (startedDateTime, milliseconds) => {
    expect(first(entry({ startedDateTime }))?.startedAt).toBe(milliseconds)
  })

  test.each([
    ['Chrome', { response: { status: 0, _error: 'net::ERR_CONNECTION_REFUSED' } }, 'refused'],
    ['Playwright', { response: { status: -1, _failureText: 'net::ERR_NAME_NOT_RESOLVED' } }, 'dns'],
    ['mitmproxy', { response: { status: 0, _error: 'Connection timed out' } }, 'timeout'],
    ['a tool that only leaves the status out', { response: { status: 0 } }, 'other'],
  ])('no answer, as %s says it', (_, overrides, kind) => {
    const exchange = first(entry(overrides))
    expect(exchange?.response).toBeUndefined()
    expect(exchange?.error?.kind).toBe(kind)
  })

  test.each([
    ['text', { text: 'a=1&b=%20' }, 'a=1&b=%20'],
    [
      'fields only',
      {
        params: [
          { name: 'a', value: '1 2' },
          { name: 'b', value: 'x' },
        ],
      },
      'a=1+2&b=x',
    ],
    ['fields that are still encoded', { params: [{ name: 'a', value: '1%202' }] }, 'a=1%202'],
    ['base64', { text: 'YT0x', encoding: 'base64' }, 'a=1'],
  ])('a posted form as %s', (_, postData, text) => {
    const request = { method: 'POST', url: 'https://login.example/token', headers: [], postData }
    expect(first(entry({ request }))?.request.body?.text).toBe(text)
  })

  test.each([
    ['base64', { text: 'eyJhIjoxfQ==', encoding: 'base64', mimeType: 'application/json' }, { text: '{"a":1}' }],
    ['left out', { size: 20, mimeType: 'application/json' }, { absent: 'lost', size: 20 }],
    ['an image', { text: 'AAAA', encoding: 'base64', mimeType: 'image/png' }, { absent: 'lost' }],
    ['empty', { size: 0, mimeType: 'text/html' }, { text: '', size: 0 }],
  ])('a response body: %s', (_, content, body) => {
    expect(first(entry({ response: { status: 200, headers: [], content } }))?.response?.body).toEqual(body)
  })

  test('redirect hops are tied together, and the fragment of Location reaches the next hop', () => {
    const hop = entry({
      pageref: 'p1',
      request: { method: 'GET', url: 'https://login.example/a', headers: [] },
      response: {
        status: 302,
        headers: [{ name: 'Location', value: 'https://app.example/cb#code=1' }],
        redirectURL: '',
        content: {},
      },
    })
    const other = entry({ pageref: 'p2', request: { method: 'GET', url: 'https://app.example/cb', headers: [] } })
    const next = entry({ pageref: 'p1', request: { method: 'GET', url: 'https://app.example/cb', headers: [] } })
    const [one, two, three] = traceOf(JSON.stringify(har(hop, other, next))).exchanges
    expect(one?.redirectedTo).toBe(three?.id)
    expect(two?.redirectedFrom).toBeUndefined()
    expect(three?.redirectedFrom).toBe(one?.id)
    expect(three?.request.url).toBe('https://app.example/cb#code=1')
  })
})

describe('a file that is cut off', () => {
  const whole = read('chrome-code-reused.har')

  test.each([0.3, 0.5, 0.7, 0.95])('gives what can be read of the first %d, and names the rest', (part) => {
    const trace = traceOf(whole.slice(0, whole.length * part))
    expect(trace.exchanges.length).toBeGreaterThan(0)
    expect(trace.notSeen?.map(({ why }) => why)).toContain('the file ends in the middle')
  })

  test('does not depend on where a chunk ends', () => {
    for (const size of [1, 7, 1000]) {
      const reader = createHarReader()
      for (let at = 0; at < whole.length; at += size) reader.push(whole.slice(at, at + size))
      expect(reader.end()).toEqual(importHar(whole))
    }
  })
})

test.each([
  ['', 'The file is empty.'],
  ['hello', 'The file is cut off or is not JSON: no request could be read from it.'],
  ['{"log":', 'The file is cut off or is not JSON: no request could be read from it.'],
  ['{"a": 1}', 'This is not a HAR file: it has no "log" with "entries".'],
  [
    '{"log":{"creator":{"name":"x"},"entries":[]}}',
    'The HAR file is valid but holds no requests: record the login, then export again.',
  ],
  ['{"log":{"entries":[{"a":1}]}}', 'None of the 1 entries of this HAR file has a request that can be read.'],
])('of %j it says: %s', (text, problem) => {
  expect(importHar(text)).toEqual({ problem })
})

test('what it exports has every member that HAR 1.2 requires', () => {
  const { log } = JSON.parse(exportHar(traceOf(read('firefox-healthy.har'))))
  expect(log.version).toBe('1.2')
  expect(log.creator.name).toBe('OAuth X-ray')
  for (const { request, response, cache, timings, startedDateTime, time } of log.entries) {
    expect(Object.keys(request)).toEqual(
      expect.arrayContaining([
        'method',
        'url',
        'httpVersion',
        'cookies',
        'headers',
        'queryString',
        'headersSize',
        'bodySize',
      ]),
    )
    expect(Object.keys(response)).toEqual(
      expect.arrayContaining([
        'status',
        'statusText',
        'httpVersion',
        'cookies',
        'headers',
        'content',
        'redirectURL',
        'headersSize',
        'bodySize',
      ]),
    )
    expect(Object.keys(timings)).toEqual(expect.arrayContaining(['send', 'wait', 'receive']))
    expect([cache, Number.isFinite(time), Date.parse(startedDateTime) > 0]).toEqual([{}, true, true])
  }
})
