import { describe, expect, test } from 'vitest'
import { toDevtoolsSightings, toPageSighting } from '../../src/messaging/check.ts'

const now = 1_700_000_000_000
const sender = { tab: 4, frame: 2, origin: 'https://app.example' }
const report = {
  kind: 'exchangeReported',
  source: 'webRequest',
  time: now,
  startedAt: now,
  method: 'post',
  url: 'https://login.example/token',
  status: 200,
  context: { resourceType: 'mainFrame', tab: 99, armed: true },
  responseBody: { text: '{}' },
}
const check = (sighting: object) => toPageSighting({ type: 'seenInPage', sighting }, sender, now)

test('a page can say neither who it is nor which source it is', () => {
  expect(check(report)).toEqual({
    kind: 'exchangeReported',
    source: 'pageHook',
    time: now,
    startedAt: now,
    method: 'POST',
    url: report.url,
    status: 200,
    context: { resourceType: 'fetch', tab: 4, frame: 2, initiator: 'https://app.example' },
    responseBody: { text: '{}' },
  })
})

describe('is refused', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'seenInPage'],
    ['another type', { type: 'clear', sighting: report }],
    [
      'a kind that pages cannot see',
      { type: 'seenInPage', sighting: { ...report, kind: 'requestStarted', requestId: '1' } },
    ],
    ['an address that is none', { type: 'seenInPage', sighting: { ...report, url: 'javascript:alert(1)' } }],
    ['a method that is none', { type: 'seenInPage', sighting: { ...report, method: 'GET /' } }],
    ['a time long ago', { type: 'seenInPage', sighting: { ...report, startedAt: now - 3_600_000 } }],
    ['a time that is no number', { type: 'seenInPage', sighting: { ...report, time: Number.NaN } }],
    [
      'a text without words',
      { type: 'seenInPage', sighting: { kind: 'documentRead', url: 'https://a.example', text: 1 } },
    ],
  ])('%s', (_, message) => {
    expect(toPageSighting(message, sender, now)).toBeUndefined()
  })
})

test('what is too long is cut, and says so', () => {
  expect(check({ ...report, responseBody: { text: 'x'.repeat(300_000) } })).toMatchObject({
    responseBody: { truncated: true },
  })
  expect(check({ kind: 'documentRead', url: 'https://a.example/', text: 'x'.repeat(9_000) })).toMatchObject({
    text: 'x'.repeat(8192),
    tab: 4,
    frame: 2,
  })
})

test('unknown members do not get through', () => {
  expect(Object.keys(check({ ...report, exchange: {}, requestId: '1', __proto__: { a: 1 } }) ?? {})).not.toContain(
    'requestId',
  )
})

test('of devtools entries only exchanges pass', () => {
  const entry = { ...report, source: 'devtools', context: { resourceType: 'fetch', tab: 4, armed: true } }
  expect(toDevtoolsSightings([entry, { ...entry, source: 'pageHook' }, { kind: 'tabClosed' }, null])).toMatchObject([
    { source: 'devtools', context: { resourceType: 'fetch', tab: 4 } },
  ])
  expect(toDevtoolsSightings('x')).toEqual([])
})
