import { describe, expect, it, test } from 'vitest'
import { maySpeakOf } from '../../../src/core/exchange/hearsay.ts'
import { inspect } from '../../../src/core/inspect.ts'
import type { ExchangeContext, HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'

type Place = Omit<ExchangeContext, 'resourceType'>

describe('whether a page may speak of a request', () => {
  const page: Place = { tab: 1, frame: 0, documentId: 'd', initiator: 'https://app.example' }

  it.each<[string, Place, boolean]>([
    ['of its own document', page, true],
    ['of another tab', { ...page, tab: 2 }, false],
    ['of another document in its tab', { ...page, documentId: 'e' }, false],
    ['of its document under an earlier frame number', { ...page, frame: 7 }, true],
    ['of another frame, when nobody names documents', { tab: 1, frame: 3 }, false],
    ['of its frame, when nobody names documents', { tab: 1, frame: 0 }, true],
    ['of a worker of its origin', { initiator: 'https://app.example' }, true],
    ['of a worker of another origin', { initiator: 'https://other.example' }, false],
  ])('%s', (_, request, expected) => {
    expect(maySpeakOf({ resourceType: 'fetch', ...page }, { resourceType: 'fetch', ...request })).toBe(expected)
  })
})

const at = 1_700_000_000_000
const seen: HttpExchange['provenance'] = {
  request: ['webRequest'],
  response: ['webRequest'],
  responseBody: ['pageHook'],
}
const told: HttpExchange['provenance'] = { request: ['pageHook'], response: ['pageHook'], responseBody: ['pageHook'] }

const answers = {
  '/.well-known/openid-configuration': {
    issuer: 'https://as.example',
    authorization_endpoint: 'https://as.example/authorize',
    jwks_uri: 'https://as.example/jwks',
  },
  '/jwks': { keys: [{ kty: 'RSA', kid: '1', n: 'AQAB', e: 'AQAB' }] },
}

function got(path: keyof typeof answers, provenance: HttpExchange['provenance']): HttpExchange {
  return {
    id: path,
    startedAt: at,
    endedAt: at + 5,
    request: { method: 'GET', url: `https://as.example${path}` },
    response: {
      status: 200,
      headers: [{ name: 'content-type', value: 'application/json' }],
      body: { text: JSON.stringify(answers[path]) },
    },
    context: { resourceType: 'fetch', tab: 1, frame: 0 },
    provenance,
  }
}

test.each(['/.well-known/openid-configuration', '/jwks'] as const)(
  'what a server’s %s says counts when the browser saw the request, not when only a page told of it',
  (path) => {
    const answered = (provenance: HttpExchange['provenance']) =>
      recognizeMessages([got(path, provenance)]).filter(({ type }) => type.endsWith('Response'))
    expect(answered(seen)).toHaveLength(1)
    expect(answered(told)).toEqual([])
  },
)

function redeemed(id: string, startedAt: number, status: number, provenance: HttpExchange['provenance']): HttpExchange {
  const text = status === 200 ? '{"access_token":"a","token_type":"Bearer"}' : '{"error":"invalid_grant"}'
  return {
    id,
    startedAt,
    endedAt: startedAt + 5,
    request: {
      method: 'POST',
      url: 'https://as.example/token',
      body: { text: 'grant_type=authorization_code&code=c&client_id=app' },
    },
    response: { status, headers: [{ name: 'content-type', value: 'application/json' }], body: { text } },
    context: { resourceType: 'fetch', tab: 1, frame: 0 },
    provenance,
  }
}

test('what only a page told is no part of a flow that the browser saw, and no success', async () => {
  const refused = redeemed('refused', at, 400, seen)
  const flowsWith = async (provenance: HttpExchange['provenance']) => {
    const { assembly } = await inspect({ exchanges: [refused, redeemed('again', at + 100, 200, provenance)] })
    return assembly.flows.map(
      ({ status, exchanges, toldByPage }) => `${exchanges.join(', ')}: ${status}${toldByPage ? ', told' : ''}`,
    )
  }
  expect(await flowsWith(seen)).toEqual(['refused, again: succeeded'])
  expect(await flowsWith(told)).toEqual(['refused: failed', 'again: incomplete, told'])
})
