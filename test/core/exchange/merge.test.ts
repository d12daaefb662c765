import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createExchangeFold, mergeSightings } from '../../../src/core/exchange/merge.ts'
import type { ExchangeContext, HttpExchange } from '../../../src/core/model/http-exchange.ts'
import type { ExchangeReported, JournalEntry, Navigated, Sighting } from '../../../src/core/model/sighting.ts'

const page: ExchangeContext = { resourceType: 'fetch', tab: 1, frame: 0, initiator: 'https://app.example' }
const document: ExchangeContext = { resourceType: 'mainFrame', tab: 1, frame: 0 }
const tokenUrl = 'https://as.example/token'

function started(requestId: string, time: number, url = tokenUrl, context = page, method = 'POST'): Sighting {
  return { source: 'webRequest', kind: 'requestStarted', requestId, time, method, url, context }
}

function answered(requestId: string, time: number, status = 200): readonly Sighting[] {
  return [
    { source: 'webRequest', kind: 'responseStarted', requestId, time, status, headers: [] },
    { source: 'webRequest', kind: 'requestCompleted', requestId, time: time + 1, status },
  ]
}

function redirected(requestId: string, time: number, redirectUrl: string, status = 302): Sighting {
  return { source: 'webRequest', kind: 'redirected', requestId, time, status, redirectUrl, headers: [] }
}

function reported(startedAt: number, more: Partial<ExchangeReported> = {}): ExchangeReported {
  return {
    source: 'pageHook',
    kind: 'exchangeReported',
    time: startedAt + 5,
    startedAt,
    endedAt: startedAt + 5,
    method: 'POST',
    url: tokenUrl,
    context: page,
    status: 200,
    responseBody: { text: '{"access_token":"a"}' },
    ...more,
  }
}

function navigated(time: number, url: string, more: Partial<Navigated> = {}): Navigated {
  return { source: 'webNavigation', kind: 'navigated', time, tab: 1, frame: 0, url, how: 'committed', ...more }
}

function journal(...sightings: readonly (Sighting | readonly Sighting[])[]): readonly JournalEntry[] {
  return sightings.flat().map((sighting, index) => ({ seq: index + 1, sighting: sighting as Sighting }))
}

function merge(...sightings: readonly (Sighting | readonly Sighting[])[]) {
  return mergeSightings(journal(...sightings))
}

function only(exchanges: readonly HttpExchange[]): HttpExchange {
  const [exchange] = exchanges
  if (exchanges.length !== 1 || !exchange) throw new Error(`expected one exchange, got ${exchanges.length}`)
  return exchange
}

describe('requests', () => {
  it('become one exchange with the parts of all events', () => {
    const exchange = only(
      merge(
        started('7', 10),
        {
          source: 'webRequest',
          kind: 'requestHeadersSent',
          requestId: '7',
          time: 11,
          headers: [{ name: 'origin', value: 'https://app.example' }],
        },
        answered('7', 20),
      ),
    )
    expect(exchange).toMatchObject({
      id: 'r7.0',
      startedAt: 10,
      endedAt: 21,
      request: { method: 'POST', headers: [{ name: 'origin' }] },
      response: { status: 200, headers: [] },
      provenance: { request: ['webRequest'], requestHeaders: ['webRequest'], response: ['webRequest'] },
    })
  })

  it('are one exchange per hop of a redirect, also within one millisecond', () => {
    const exchanges = merge(
      started('1', 10, 'https://as.example/authorize', document, 'GET'),
      redirected('1', 10, 'https://app.example/cb?code=1#x=y'),
      started('1', 10, 'https://app.example/cb?code=1#x=y', document, 'GET'),
      answered('1', 11),
    )
    expect(exchanges.map(({ id, redirectedFrom, redirectedTo }) => [id, redirectedFrom, redirectedTo])).toEqual([
      ['r1.0', undefined, 'r1.1'],
      ['r1.1', 'r1.0', undefined],
    ])
    expect(exchanges[0]?.response?.redirectUrl).toBe('https://app.example/cb?code=1#x=y')
  })

  it('are one exchange per hop when a page redirects to itself', () => {
    const url = 'https://as.example/login'
    const exchanges = merge(started('1', 1, url), redirected('1', 2, url), started('1', 3, url), answered('1', 4))
    expect(exchanges.map(({ id, response }) => [id, response?.status])).toEqual([
      ['r1.0', 302],
      ['r1.1', 200],
    ])
  })

  it('stay one exchange when their start is told again', () => {
    expect(only(merge(started('1', 1), started('1', 2), answered('1', 3))).startedAt).toBe(1)
  })

  it('that end at a custom scheme are over', () => {
    const exchange = only(
      merge(
        started('1', 1, 'https://as.example/a', document, 'GET'),
        redirected('1', 5, 'com.example.app://cb?code=1'),
      ),
    )
    expect(exchange).toMatchObject({
      endedAt: 5,
      response: { status: 302, redirectUrl: 'com.example.app://cb?code=1' },
    })
    expect(exchange.redirectedTo).toBeUndefined()
  })

  it('keep both the answer and the error that took it away', () => {
    const exchange = only(
      merge(
        started('1', 1),
        { source: 'webRequest', kind: 'responseStarted', requestId: '1', time: 2, status: 200, headers: [] },
        { source: 'webRequest', kind: 'requestFailed', requestId: '1', time: 3, code: 'net::ERR_FAILED' },
      ),
    )
    expect(exchange).toMatchObject({ response: { status: 200 }, error: { kind: 'cors', code: 'net::ERR_FAILED' } })
  })

  it('with a purpose of prefetch are no navigation', () => {
    const exchange = only(
      merge(started('1', 1, 'https://app.example/cb?code=1', document, 'GET'), {
        source: 'webRequest',
        kind: 'requestHeadersSent',
        requestId: '1',
        time: 2,
        headers: [{ name: 'sec-purpose', value: 'prefetch;prerender' }],
      }),
    )
    expect(exchange.context.resourceType).toBe('prefetch')
  })
})

describe('what a page or DevTools reports', () => {
  it('completes the request that it is of', () => {
    const exchange = only(merge(started('1', 10), answered('1', 20), reported(12)))
    expect(exchange.id).toBe('r1.0')
    expect(exchange.response?.body).toEqual({ text: '{"access_token":"a"}' })
    expect(exchange.provenance).toMatchObject({ response: ['webRequest', 'pageHook'], responseBody: ['pageHook'] })
  })

  it('completes a request that arrives later', () => {
    expect(only(merge(reported(12), started('1', 10), answered('1', 20))).id).toBe('r1.0')
  })

  it.each<[string, Partial<ExchangeReported>]>([
    ['another address', { url: 'https://as.example/other' }],
    ['another method', { method: 'GET' }],
    ['another status', { status: 400 }],
    ['another tab', { context: { ...page, tab: 2 } }],
    ['another time', { startedAt: 2011 }],
  ])('is an exchange of its own with %s', (_, more) => {
    const exchanges = merge(started('1', 10), answered('1', 20), reported(12, more))
    expect(exchanges.map(({ id }) => id)).toContain('s4')
    expect(exchanges).toHaveLength(2)
  })

  it('is an exchange of its own when it tells the answer to a request that got none', () => {
    const failed: Sighting = {
      source: 'webRequest',
      kind: 'requestFailed',
      requestId: '1',
      time: 20,
      code: 'net::ERR_CONNECTION_REFUSED',
    }
    const exchanges = merge(started('1', 10), failed, reported(12))
    expect(exchanges.map(({ id, response }) => [id, response?.status])).toEqual([
      ['r1.0', undefined],
      ['s3', 200],
    ])
  })

  it('goes to the closest of several equal requests, one body each', () => {
    const exchanges = merge(
      started('1', 100),
      answered('1', 110),
      started('2', 600),
      answered('2', 610),
      reported(601, { responseBody: { text: 'second' } }),
      reported(102, { responseBody: { text: 'first' } }),
    )
    expect(exchanges.map(({ response }) => response?.body?.text)).toEqual(['first', 'second'])
  })

  it('merges with what another source reported of the same request', () => {
    const exchange = only(merge(reported(12), reported(14, { source: 'devtools', responseBody: { absent: 'lost' } })))
    expect(exchange.id).toBe('s1')
    expect(exchange.provenance.response).toEqual(['devtools', 'pageHook'])
    expect(exchange.response?.body?.text).toBe('{"access_token":"a"}')
  })

  it('never overrules what the browser saw', () => {
    const lie = reported(12, { responseHeaders: [{ name: 'x', value: 'lie' }] })
    expect(only(merge(started('1', 10), answered('1', 20), lie)).response?.headers).toEqual([])
  })

  it('says of followed redirects what was sent first and answered last', () => {
    const exchanges = merge(
      started('1', 10),
      redirected('1', 11, 'https://as.example/moved'),
      started('1', 12, 'https://as.example/moved', page, 'GET'),
      answered('1', 20),
      reported(10, { requestBody: { text: 'code=1' } }),
    )
    expect(exchanges.map(({ request }) => request.body?.text)).toEqual(['code=1', undefined])
    expect(exchanges.map(({ response }) => response?.body?.text)).toEqual([undefined, '{"access_token":"a"}'])
  })
})

describe('a body that is not there says why', () => {
  it('was kept from the page, and so from its hook', () => {
    const blocked: Sighting = {
      source: 'webRequest',
      kind: 'requestFailed',
      requestId: '1',
      time: 5,
      code: 'net::ERR_FAILED',
    }
    const [answer] = answered('1', 4)
    if (!answer) throw new Error('no answer')
    const exchange = only(merge(started('1', 1, tokenUrl, { ...page, armed: true }), answer, blocked))
    expect(exchange).toMatchObject({ error: { kind: 'cors' }, response: { body: { absent: 'notObservable' } } })
  })

  const worker: ExchangeContext = { resourceType: 'worker' }
  it.each<[string, ExchangeContext, string | undefined, number]>([
    ['the tab was not armed', page, 'notArmed', 200],
    ['it was armed and nothing came', { ...page, armed: true }, 'lost', 200],
    ['a worker asked', worker, 'notObservable', 200],
    ['there is none to be had', page, undefined, 204],
  ])('%s', (_, context, absent, status) => {
    expect(only(merge(started('1', 1, tokenUrl, context), answered('1', 2, status))).response?.body?.absent).toBe(
      absent,
    )
  })

  it('not while the request is running', () => {
    const exchange = only(
      merge(started('1', 1), { source: 'webRequest', kind: 'responseStarted', requestId: '1', time: 2, status: 200 }),
    )
    expect(exchange.response).toEqual({ status: 200 })
  })

  it('and a text wins over a reason', () => {
    const exchange = only(
      merge(
        started('1', 1),
        answered('1', 5),
        { source: 'streamFilter', kind: 'responseBodyRead', requestId: '1', time: 9, body: { text: 'x' } },
        { source: 'streamFilter', kind: 'responseBodyRead', requestId: '1', time: 8, body: { absent: 'lost' } },
      ),
    )
    expect(exchange.response?.body).toEqual({ text: 'x' })
    expect(exchange.provenance.responseBody).toEqual(['streamFilter'])
  })
})

describe('documents', () => {
  const cb = 'https://app.example/cb'

  it('get the text that was read from them', () => {
    const exchanges = merge(
      started('1', 1, cb, document, 'GET'),
      answered('1', 2, 400),
      started('2', 50, cb, document, 'GET'),
      answered('2', 60, 400),
      { source: 'contentScript', kind: 'documentRead', time: 70, tab: 1, frame: 0, url: `${cb}#x`, text: 'Oops' },
    )
    expect(exchanges.map(({ documentText }) => documentText)).toEqual([undefined, 'Oops'])
    expect(exchanges[1]?.provenance.documentText).toEqual(['contentScript'])
  })

  it('get their document id and the fragment that only the navigation showed', () => {
    const exchange = only(
      merge(started('1', 1, cb, document, 'GET'), navigated(3, `${cb}#id_token=x`, { documentId: 'd' })),
    )
    expect(exchange.context.documentId).toBe('d')
    expect(exchange.request.url).toBe(`${cb}#id_token=x`)
  })

  it('deliver an answer by a fragment set later', () => {
    const exchanges = merge(
      started('1', 1, cb, document, 'GET'),
      navigated(5000, `${cb}#code=1&state=s`, { how: 'fragment' }),
    )
    expect(exchanges.map(({ id, request }) => [id, request.url])).toEqual([
      ['r1.0', cb],
      ['s2', `${cb}#code=1&state=s`],
    ])
  })

  it.each<[string, Navigated]>([
    ['a fragment without an answer', navigated(5000, `${cb}#top`, { how: 'fragment' })],
    ['a fragment that the document came with', navigated(5000, `${cb}#code=1`, { how: 'fragment' })],
    ['coming back by the back button', navigated(5000, `${cb}#code=2`, { how: 'fragment', restored: true })],
    ['a failed load of an address of the web', navigated(5000, `${cb}?code=1`, { how: 'failed' })],
  ])('deliver nothing by %s', (_, navigation) => {
    expect(merge(started('1', 1, `${cb}#code=1`, document, 'GET'), navigation)).toHaveLength(1)
  })

  it('deliver an answer to a custom scheme that a page opened itself', () => {
    const url = 'com.example.app:/cb?code=1&state=s'
    expect(only(merge(navigated(5, url, { how: 'failed' }))).request.url).toBe(url)
  })

  it('know the tab that opened theirs', () => {
    const exchange = only(
      merge(started('1', 1, cb, document, 'GET'), {
        source: 'webNavigation',
        kind: 'tabOpened',
        time: 0,
        tab: 1,
        openerTab: 9,
      }),
    )
    expect(exchange.context.openerTab).toBe(9)
  })

  it('know when an opened tab was closed, and nothing of the end of an ordinary one', () => {
    const opened: Sighting = { source: 'webNavigation', kind: 'tabOpened', time: 0, tab: 1, openerTab: 9 }
    const closed: Sighting = { source: 'webNavigation', kind: 'tabClosed', time: 700, tab: 1 }
    const page = started('1', 1, cb, document, 'GET')
    expect(only(merge(page, opened, closed)).context.tabClosedAt).toBe(700)
    expect(only(merge(page, closed)).context.tabClosedAt).toBeUndefined()
  })
})

it('passes imported exchanges on as they are', () => {
  const exchange: HttpExchange = {
    id: 'h1',
    startedAt: 1,
    request: { method: 'GET', url: 'https://a.example/' },
    context: { resourceType: 'other' },
    provenance: { request: ['import'] },
  }
  expect(merge({ source: 'import', kind: 'exchangeImported', time: 1, exchange })).toEqual([exchange])
})

describe('the fold', () => {
  /** A few requests and reports of them, with times close enough to compete for each other. */
  const traffic = fc.array(
    fc.record({
      at: fc.integer({ min: 0, max: 6000 }),
      url: fc.constantFrom(tokenUrl, 'https://as.example/authorize', 'https://app.example/cb?code=1'),
      redirect: fc.boolean(),
      status: fc.constantFrom(200, 400),
      tab: fc.constantFrom(1, 2),
      reports: fc.subarray(['pageHook', 'devtools'] as const),
      seen: fc.boolean(),
      jitter: fc.integer({ min: 0, max: 400 }),
      navigation: fc.boolean(),
    }),
    { maxLength: 8 },
  )

  function sightingsOf(requests: typeof traffic extends fc.Arbitrary<infer T> ? T : never) {
    return requests.flatMap(({ at, url, redirect, status, tab, reports, seen, jitter, navigation }, index) => {
      const id = String(index)
      const context: ExchangeContext = navigation ? { ...document, tab } : { ...page, tab }
      const method = navigation ? 'GET' : 'POST'
      const request: readonly Sighting[] = [
        started(id, at, url, context, method),
        ...(redirect ? [redirected(id, at, url), started(id, at, url, context, method)] : []),
        ...answered(id, at + 3, status),
      ]
      const others: readonly Sighting[] = [
        ...reports.map((source) =>
          reported(at + jitter, { source, url, status, method, context, responseBody: { text: `${index} ${source}` } }),
        ),
        ...(navigation
          ? [
              navigated(at + 4, `${url}#state=${index}`, { tab }),
              navigated(at + 5, `${url}#code=${index}`, { tab, how: 'fragment' }),
            ]
          : []),
      ]
      return [
        ...(seen ? request.map((sighting) => ({ sighting, delay: jitter })) : []),
        ...others.map((sighting, order) => ({ sighting, delay: (jitter * (order + 3)) % 397 })),
      ]
    })
  }

  it('gives the same for the same entries in any order of adding, and when entries are added twice', () => {
    fc.assert(
      fc.property(traffic, fc.infiniteStream(fc.nat()), (requests, random) => {
        const entries = journal(sightingsOf(requests).map(({ sighting }) => sighting))
        const keys = new Map(entries.map((entry) => [entry, random.next().value]))
        const shuffled = [...entries].sort((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0))
        expect(mergeSightings([...shuffled, ...entries])).toEqual(mergeSightings(entries))
      }),
    )
  })

  it('gives the same, but for the names of reported ones, when sources arrive late', () => {
    fc.assert(
      fc.property(traffic, (requests) => {
        const all = sightingsOf(requests)
        const inTime = all.toSorted((a, b) => a.sighting.time - b.sighting.time)
        const late = all.toSorted((a, b) => a.sighting.time + a.delay - b.sighting.time - b.delay)
        const anonymous = (sightings: typeof all) =>
          mergeSightings(journal(sightings.map(({ sighting }) => sighting)))
            .map((exchange) => JSON.stringify({ ...exchange, id: exchange.id.replace(/^s\d+/, 's') }))
            .sort()
        expect(anonymous(late)).toEqual(anonymous(inTime))
      }),
    )
  })

  it('never changes the id of a request while more arrives', () => {
    fc.assert(
      fc.property(traffic, (requests) => {
        const entries = journal(sightingsOf(requests).map(({ sighting }) => sighting))
        const fold = createExchangeFold()
        const seen = new Set<string>()
        for (const entry of entries) {
          fold.add(entry)
          for (const { id } of fold.exchanges()) if (id.startsWith('r')) seen.add(id)
        }
        const last = new Set(fold.exchanges().map(({ id }) => id))
        expect([...seen].filter((id) => !last.has(id))).toEqual([])
      }),
    )
  })
})
