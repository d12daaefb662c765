import { describe, expect, test } from 'vitest'
import { readResponse, type StreamFilter, toRead } from '../../src/capture/stream-filter.ts'
import type { WebRequestDetails } from '../../src/capture/web-request.ts'
import { navigation, started } from '../support/sightings.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const details: WebRequestDetails = {
  requestId: '1',
  url: 'https://login.example/',
  method: 'GET',
  type: 'xmlhttprequest',
  timeStamp: 1,
  tabId: 1,
  frameId: 0,
  statusCode: 200,
}

function fakeFilter() {
  const written: string[] = []
  let disconnected = 0
  const filter: StreamFilter = {
    ondata: null,
    onstop: null,
    onerror: null,
    write: (data) => void written.push(new TextDecoder().decode(data)),
    disconnect: () => {
      disconnected += 1
    },
  }
  const send = (text: string) => filter.ondata?.({ data: bytes(text).buffer as ArrayBuffer })
  return { filter, written, send, stop: () => filter.onstop?.({} as never), disconnected: () => disconnected }
}

test('the page gets every chunk as it comes, and the filter lets go at the end', () => {
  const { filter, written, send, stop, disconnected } = fakeFilter()
  const read: string[] = []
  readResponse(filter, (all) => read.push(new TextDecoder().decode(all)))
  send('{"a":')
  expect(written).toEqual(['{"a":'])
  send('1}')
  stop()
  expect([written.join(''), read, disconnected()]).toEqual(['{"a":1}', ['{"a":1}'], 1])
})

test('of a long body the beginning is read, and the rest passes without us', () => {
  const { filter, written, send, disconnected } = fakeFilter()
  let cut = false
  readResponse(filter, (_, isCut) => {
    cut = isCut
  })
  send('x'.repeat(300_000))
  expect([written[0]?.length, cut, disconnected(), filter.ondata]).toEqual([300_000, true, 1, null])
})

describe('what was read', () => {
  test('is the body of a script request', () => {
    expect(toRead(started(), details, bytes('{}'), false)).toMatchObject({
      kind: 'responseBodyRead',
      body: { text: '{}', size: 2 },
    })
  })

  test('is nothing where CORS hides the answer from the page', () => {
    const start = started({ url: 'https://login.example/t' })
    expect(toRead(start, details, bytes(''), false)).toMatchObject({ body: { absent: 'notObservable' } })
    const responseHeaders = [{ name: 'Access-Control-Allow-Origin', value: '*' }]
    expect(toRead(start, { ...details, responseHeaders }, bytes(''), false)).toMatchObject({ body: { text: '' } })
  })

  test('is the visible text of an error page', () => {
    const html =
      '<head><title>x</title></head><style>p{}</style><h1>Sorry</h1><script>1<2</script><p>redirect_uri &amp; more</p>'
    const read = toRead(navigation('https://login.example/'), { ...details, statusCode: 400 }, bytes(html), false)
    expect(read).toMatchObject({ kind: 'documentRead', status: 400, text: 'Sorry\nredirect_uri & more' })
  })

  test('is not the text of a page that asks for a password', () => {
    const html = '<form>Sign in <input name=password></form>'
    expect(toRead(navigation('https://login.example/'), details, bytes(html), false)).toBeUndefined()
  })
})
