import { describe, expect, test } from 'vitest'
import { toSighting, type WebRequestDetails } from '../../src/capture/web-request.ts'

const details: WebRequestDetails = {
  requestId: '7',
  url: 'https://login.example/token',
  method: 'post',
  type: 'xmlhttprequest',
  timeStamp: 5,
  tabId: 3,
  frameId: 0,
}

const start = (members: Partial<WebRequestDetails>) => toSighting('onBeforeRequest', { ...details, ...members })

describe('the body of a request', () => {
  const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer

  test.each<[string, WebRequestDetails['requestBody'], object | undefined]>([
    [
      'a form is written as it was sent',
      { formData: { scope: ['a b'], x: ['1', '2'] } },
      { text: 'scope=a+b&x=1&x=2' },
    ],
    [
      'bytes are read as text',
      { raw: [{ bytes: bytes('{"a":') }, { bytes: bytes('1}') }] },
      { text: '{"a":1}', size: 7 },
    ],
    [
      'a letter cut by two chunks is whole',
      { raw: [{ bytes: bytes('é').slice(0, 1) }, { bytes: bytes('é').slice(1) }] },
      { text: 'é', size: 2 },
    ],
    ['a Blob cannot be seen', { error: 'Unknown error.' }, { absent: 'notObservable' }],
    ['neither can a file', { raw: [{ file: '/x' }] }, { absent: 'notObservable' }],
    ['what is too long is cut', { raw: [{ bytes: bytes('x'.repeat(300_000)) }] }, { truncated: true, size: 300_000 }],
    ['there is none', null, undefined],
  ])('%s', (_, requestBody, body) => {
    const sighting = start({ requestBody: requestBody ?? null })
    if (body === undefined) expect(sighting).not.toHaveProperty('body')
    else expect(sighting).toMatchObject({ body })
  })
})

describe('where a request came from', () => {
  test.each<[string, Partial<WebRequestDetails>, object]>([
    [
      'of a page only the origin is kept',
      { originUrl: 'https://app.example/cb?code=secret' },
      { initiator: 'https://app.example' },
    ],
    ['Chrome tells the origin alone', { initiator: 'https://app.example' }, { initiator: 'https://app.example' }],
    ['a navigation', { type: 'main_frame' }, { resourceType: 'mainFrame' }],
    ['a speculative one has a document already', { type: 'main_frame', documentId: 'd' }, { resourceType: 'prefetch' }],
    ['a preflight', { method: 'OPTIONS' }, { resourceType: 'preflight' }],
    [
      'a frame',
      { type: 'sub_frame', frameId: 4, parentFrameId: 0 },
      { resourceType: 'subFrame', frame: 4, parentFrame: 0 },
    ],
  ])('%s', (_, members, context) => {
    expect(start(members)).toMatchObject({ context })
  })

  test('a shared worker has neither tab nor frame, whatever number the browser gives', () => {
    expect(start({ tabId: -1, frameId: 0 })).toMatchObject({ context: { resourceType: 'worker' } })
    expect(start({ tabId: -1, frameId: 0 })).not.toHaveProperty('context.tab')
    expect(start({ tabId: -1, frameId: 0 })).not.toHaveProperty('context.frame')
  })

  test('an opaque origin is no initiator', () => {
    expect(start({ initiator: 'null' })).not.toHaveProperty('context.initiator')
  })
})

test('header names are lower-case, and Set-Cookie fields that Firefox joins are several', () => {
  const responseHeaders = [{ name: 'Set-Cookie', value: 'a=1\nb=2' }]
  expect(toSighting('onHeadersReceived', { ...details, statusCode: 200, responseHeaders })).toEqual({
    source: 'webRequest',
    kind: 'responseStarted',
    time: 5,
    requestId: '7',
    status: 200,
    headers: [
      { name: 'set-cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
    ],
  })
})

test.each([
  [
    'onBeforeRedirect',
    { redirectUrl: 'https://a.example/#t', statusCode: 302 },
    { kind: 'redirected', status: 302, redirectUrl: 'https://a.example/#t' },
  ],
  ['onCompleted', { statusCode: 204 }, { kind: 'requestCompleted', status: 204 }],
  ['onErrorOccurred', { error: 'net::ERR_FAILED' }, { kind: 'requestFailed', code: 'net::ERR_FAILED' }],
] as const)('%s', (event, members, sighting) => {
  expect(toSighting(event, { ...details, ...members })).toMatchObject(sighting)
})
