import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { readChallenge } from '../../../src/core/protocol/challenge.ts'
import { parameters } from '../../../src/core/protocol/parameters.ts'
import { parseBody } from '../../../src/core/protocol/parse-body.ts'
import { parseForm } from '../../../src/core/protocol/parse-form.ts'
import { parseUrl, sameEndpoint } from '../../../src/core/protocol/parse-url.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'
import { resolveSpec } from '../../../src/core/protocol/specs.ts'
import { visibleText } from '../../../src/core/protocol/visible-text.ts'

describe('a form is decoded once', () => {
  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      'a=b&c=d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a=1+2%2B3', [['a', '1 2+3']]],
    ['a=%252B', [['a', '%2B']]],
    ['a=b=c', [['a', 'b=c']]],
    [
      'a&=b&&',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['a=%zz%C3%BC+%ff', [['a', '%zzü %ff']]],
    ['__proto__=x', [['__proto__', 'x']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(parseForm(text, 'query').map(({ name, value }) => [name, value])).toEqual(expected)
  })
})

describe('a URL is taken apart as it was written', () => {
  it.each<[string, object]>([
    [
      'HTTPS://A.example:443/x?y=1#z=2',
      { endpoint: 'HTTPS://A.example:443/x', scheme: 'https', origin: 'https://a.example', path: '/x' },
    ],
    ['com.app:/cb?code=1', { endpoint: 'com.app:/cb', scheme: 'com.app', path: '/cb' }],
    ['not a url', { endpoint: 'not a url', scheme: '', path: '' }],
    ['https://a.example/#/done?code=1', { fragment: [{ name: 'code', value: '1', carrier: 'fragment' }] }],
    ['https://a.example/#!/code=1', { fragment: [{ name: 'code', value: '1', carrier: 'fragment' }] }],
    ['https://a.example/#/just/a/route', { fragment: [] }],
  ])('%s', (url, expected) => {
    expect(parseUrl(url)).toMatchObject(expected)
  })

  it.each<[string, string, boolean]>([
    ['https://a.example/x', 'https://A.example:443/x/', true],
    ['https://a.example/x', 'http://a.example/x', false],
    ['https://a.example/x', 'https://a.example/X', false],
  ])('%s and %s are the same place: %s', (a, b, same) => {
    expect(sameEndpoint(a, b)).toBe(same)
  })
})

it('a body without a prototype of its own keeps none from the wire', () => {
  const { object } = parseBody({ text: '{"__proto__":{"access_token":"a"},"b":{"__proto__":{"c":1}}}' })
  expect(object?.access_token).toBeUndefined()
  expect(JSON.stringify(object)).toBe('{"b":{}}')
})

it('of JSON whose end was not kept nothing can be told', () => {
  const text = '{"access_token":"a","id_tok'
  expect(parseBody({ text, truncated: true })).toEqual({ format: 'unknown', parameters: [] })
  expect(parseBody({ text }).format).toBe('text')
  expect(parseBody({ text: '{"access_token":"a"}', truncated: true }).format).toBe('json')
})

it('visible text holds no markup, script or comment', () => {
  expect(
    visibleText('<h1>A&amp;B</h1><!-- <p>no</p> --><script>"</p>no"</script><p title=">">&lt;x&gt;</p>&#39;<style>no'),
  ).toBe(`A&B "><x> '`)
})

it('every parameter has a gloss of one line and a section to read', () => {
  for (const [name, { gloss, spec, occursIn }] of parameters) {
    expect(gloss, name).toMatch(/^[^\n]{5,90}[^.]$/)
    expect(resolveSpec(spec).url, name).toMatch(/^https:\/\//)
    expect(occursIn.length, name).toBeGreaterThan(0)
  }
})

describe('hostile input', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc.constantFrom(
      'grant_type=x',
      'client_id=a&redirect_uri=%',
      '{"keys":[null]}',
      '{"access_token":{}}',
      'code=1&state=2',
      'response=eyJ.eyJ.x',
      '__proto__=1',
    ),
  )
  const url = fc.oneof(
    text,
    fc
      .tuple(
        fc.constantFrom(
          'https://a.example/token',
          'https://a.example/.well-known/openid-configuration',
          'x:',
          'https://a.example/logout',
        ),
        fc.constantFrom('?', '#', ''),
        text,
      )
      .map((parts) => parts.join('')),
  )
  const fields = fc.option(
    fc.array(
      fc.record({
        name: fc.constantFrom(
          'authorization',
          'www-authenticate',
          'origin',
          'content-type',
          'sec-fetch-dest',
          'dpop',
          'access-control-request-headers',
        ),
        value: text,
      }),
      { maxLength: 4 },
    ),
    { nil: undefined },
  )
  const body = fc.option(fc.record({ text }), { nil: undefined })
  const anyExchange: fc.Arbitrary<HttpExchange> = fc
    .record({
      id: fc.constantFrom('a', 'b', 'c', 'd', '__proto__'),
      startedAt: fc.nat(100),
      method: fc.constantFrom('GET', 'POST', 'OPTIONS', 'HEAD', ''),
      url,
      requestHeaders: fields,
      requestBody: body,
      status: fc.constantFrom(0, 200, 204, 302, 400, 401),
      responseHeaders: fields,
      responseBody: body,
      redirectUrl: fc.option(url, { nil: undefined }),
      resourceType: fc.constantFrom('mainFrame', 'subFrame', 'fetch', 'worker', 'preflight', 'prefetch', 'other'),
      redirectedFrom: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
      redirectedTo: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: undefined }),
      documentText: fc.option(text, { nil: undefined }),
    })
    .map(
      ({
        method,
        url: address,
        requestHeaders,
        requestBody,
        status,
        responseHeaders,
        responseBody,
        redirectUrl,
        resourceType,
        ...rest
      }) => {
        const made = {
          ...rest,
          request: { method, url: address, headers: requestHeaders, body: requestBody },
          ...(status > 0 && { response: { status, headers: responseHeaders, body: responseBody, redirectUrl } }),
          context: { resourceType, tab: 1, frame: 0 },
          provenance: {},
        }
        return JSON.parse(JSON.stringify(made)) as HttpExchange
      },
    )

  it('never makes recognition throw, and every message points at an exchange', () => {
    fc.assert(
      fc.property(fc.array(anyExchange, { maxLength: 6 }), (exchanges) => {
        const ids = new Set(exchanges.map(({ id }) => id))
        return recognizeMessages(exchanges).every((message) => ids.has(message.exchange))
      }),
      { numRuns: 500 },
    )
  })

  const of = (part: string, length = 100_000) => part.repeat(Math.ceil(length / part.length))
  it.each<[string, string]>([
    ['ampersands', of('&')],
    ['equals signs', of('a=b&')],
    ['percent signs', of('%')],
    ['broken escapes', of('%C3')],
    ['opening tags', of('<')],
    ['scripts', of('<script>')],
    ['brackets', of('[')],
    ['quotes', of('"\\')],
    ['dots', `ey${of('.')}`],
    ['dashes', of('--')],
    ['spaces', of(' ')],
    ['words with underscores', of('error_')],
    ['commas', of('Bearer a="b\\", ')],
    ['letters', `ey${of('a')}`],
  ])('of 100 KB %s is read quickly', (_, long) => {
    const start = performance.now()
    parseForm(long, 'form')
    parseUrl(`https://a.example/?${long}`)
    parseUrl(`https://a.example/#${long}`)
    parseUrl(long)
    parseBody({ text: long })
    parseBody({ text: `<${long}` })
    parseBody({ text: `--${long}` })
    parseBody({ text: `a${long}` })
    visibleText(long)
    readChallenge({ headers: [{ name: 'www-authenticate', value: long }] })
    recognizeMessages([
      {
        id: 'a',
        startedAt: 0,
        request: {
          method: 'POST',
          url: `https://a.example/token?client_id=${long}`,
          headers: [{ name: 'authorization', value: long }],
          body: { text: long },
        },
        response: {
          status: 400,
          headers: [{ name: 'www-authenticate', value: long }],
          body: { text: long },
          redirectUrl: `x:${long}`,
        },
        documentText: long,
        context: { resourceType: 'mainFrame', tab: 1, frame: 0 },
        provenance: {},
      },
    ])
    expect(performance.now() - start).toBeLessThan(1000)
  })
})
