import { describe, expect, test } from 'vitest'
import { listenToWebRequests } from '../../src/capture/request-listeners.ts'
import type { WebRequestDetails, WebRequestEventName } from '../../src/capture/web-request.ts'
import type { Sighting } from '../../src/core/model/sighting.ts'
import { type FakeRequest, fakeWebRequest } from '../support/fake-web-request.ts'

const page: FakeRequest = { requestId: '1', type: 'main_frame', url: 'https://app.example/home' }
const typical: FakeRequest = { requestId: '2', type: 'xmlhttprequest', url: 'https://login.example/oauth2/token' }
const atypical: FakeRequest = { requestId: '3', type: 'xmlhttprequest', url: 'https://login.example/exchange' }
const image: FakeRequest = { requestId: '4', type: 'image', url: 'https://login.example/token.png' }

function listen({ browser = 'chrome' }: { readonly browser?: 'chrome' | 'firefox' } = {}) {
  const web = fakeWebRequest()
  const sightings: Sighting[] = []
  const bodies: WebRequestDetails[] = []
  const listeners = listenToWebRequests(web.api, {
    browser,
    onSighting: (sighting) => sightings.push(sighting),
    ...(browser === 'firefox' && {
      beforeBody: (details) => {
        bodies.push(details)
        return undefined
      },
    }),
  })
  const heard = (request: FakeRequest, event: WebRequestEventName = 'onBeforeRequest') => {
    sightings.length = 0
    web.happens(event, request)
    return sightings.length
  }
  return { web, listeners, heard, bodies, sightings }
}

describe.each(['chrome', 'firefox'] as const)('in %s', (browser) => {
  test('a worker that has just started hears everything, each event once', () => {
    const { heard } = listen({ browser })
    expect([page, typical, atypical].map((it) => heard(it))).toEqual([1, 1, 1])
    expect(heard(image)).toBe(0)
  })

  test('while nothing is armed: navigations, and requests to typical addresses', () => {
    const { listeners, heard } = listen({ browser })
    listeners.hearTypical()
    expect([page, typical, atypical].map((it) => heard(it))).toEqual([1, 1, 0])
    expect(heard({ ...page, type: 'sub_frame', url: 'https://app.example/frame' })).toBe(1)
  })

  test('armed again and again: everything, each event once', () => {
    const { listeners, heard } = listen({ browser })
    for (const _ of [1, 2]) {
      listeners.hearTypical()
      listeners.hearAll()
      listeners.hearAll()
    }
    expect([page, typical, atypical].map((it) => heard(it))).toEqual([1, 1, 1])
  })

  test.each([['hearAll'], ['hearTypical']] as const)(
    'a request that is under way at %s is heard to its end',
    (change) => {
      const { listeners, web, sightings } = listen({ browser })
      if (change === 'hearAll') listeners.hearTypical()
      web.happens('onBeforeRequest', typical)
      web.happens('onSendHeaders', typical)
      listeners[change]()
      web.happens('onHeadersReceived', typical)
      web.happens('onCompleted', typical)
      expect(sightings.map(({ kind }) => kind)).toEqual([
        'requestStarted',
        'requestHeadersSent',
        'responseStarted',
        'requestCompleted',
      ])
    },
  )

  test('the hops of a redirect are different events', () => {
    const { heard } = listen({ browser })
    expect(heard(typical)).toBe(1)
    expect(heard({ ...typical, url: 'https://login.example/token?again' })).toBe(1)
    expect(heard(typical, 'onBeforeRedirect')).toBe(1)
  })

  test('nothing waits for the extension while nothing is armed', () => {
    const { listeners, web } = listen({ browser })
    listeners.hearTypical()
    expect(web.added().flatMap(({ extra }) => extra)).not.toContain('blocking')
  })
})

test('Firefox is asked for the body of a response exactly while everything is heard', () => {
  const { listeners, heard, bodies } = listen({ browser: 'firefox' })
  listeners.hearTypical()
  heard(typical, 'onHeadersReceived')
  expect(bodies).toHaveLength(0)
  listeners.hearAll()
  heard({ ...typical, timeStamp: 9 }, 'onHeadersReceived')
  expect(bodies).toHaveLength(1)
})

test('Chrome is asked for the headers that it hides, Firefox does not know the word', () => {
  const extras = (browser: 'chrome' | 'firefox') =>
    listen({ browser })
      .web.added()
      .filter(({ extra }) => extra.includes('extraHeaders'))
  expect(new Set(extras('chrome').map(({ event }) => event))).toEqual(
    new Set(['onSendHeaders', 'onHeadersReceived', 'onBeforeRedirect']),
  )
  expect(extras('firefox')).toEqual([])
})
