import { expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'
import { type ExchangeOptions, example, exchange, trace } from '../../support/traces.ts'

const refused = (options: Partial<ExchangeOptions> = {}) =>
  exchange({
    url: 'https://login.example/gsi/status?client_id=shop',
    at: example.start,
    status: 403,
    requestHeaders: { origin: example.app },
    response: 'The given origin is not allowed for the given client ID.',
    context: { resourceType: 'fetch', tab: 1, frame: 0, initiator: example.app },
    ...options,
  })

const typesOf = (options: Partial<ExchangeOptions> = {}) =>
  recognizeMessages([refused(options)]).map(({ type }) => type)

test('a refusal that speaks of origin and client is an error page with its client', () => {
  expect(recognizeMessages([refused()])).toMatchObject([{ type: 'AuthorizationErrorPage', client_id: 'shop' }])
})

test.each<[string, Partial<ExchangeOptions>]>([
  ['an API that takes a client_id and refuses', { response: 'Forbidden' }],
  ['words that were not read', { response: null }],
  ['no client in the address', { url: 'https://login.example/gsi/status' }],
  ['an answer that is no refusal', { status: 200 }],
  ['a call to the own origin', { url: `${example.app}/status?client_id=shop` }],
  ['a page opened by hand', { context: { resourceType: 'mainFrame', tab: 1, frame: 0 }, requestHeaders: {} }],
])('not: %s', (_name, options) => {
  expect(typesOf(options)).toEqual([])
})

test('all refused calls of one start are one flow', async () => {
  const { assembly } = await inspect(trace(refused(), refused({ at: example.start + 200 })))
  expect(assembly.flows).toHaveLength(1)
})
