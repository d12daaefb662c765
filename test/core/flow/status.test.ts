import { expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { Flow } from '../../../src/core/model/flow.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { deviceFlow } from '../../support/other-flows.ts'
import {
  apiCall,
  authorizationCodeFlow,
  example,
  logout,
  refreshRequest,
  tokenError,
  trace,
} from '../../support/traces.ts'

type Parts = readonly (HttpExchange | readonly HttpExchange[])[]

const challenge = { 'www-authenticate': 'Bearer error="insufficient_scope", scope="orders.write"' }

const cases: readonly [name: string, parts: Parts, status: Flow['status'], more?: Partial<Flow>][] = [
  ['a healthy login', [authorizationCodeFlow()], 'succeeded'],
  ['a login without an answer', [authorizationCodeFlow({ callback: false })], 'incomplete'],
  ['an error page', [authorizationCodeFlow({ errorPage: { status: 400 } })], 'failed'],
  [
    'the user presses Cancel',
    [authorizationCodeFlow({ callback: { code: undefined, error: 'access_denied' } })],
    'incomplete',
    { endedBy: 'user' },
  ],
  [
    'a silent request without a session',
    [authorizationCodeFlow({ authorize: { prompt: 'none' }, callback: { code: undefined, error: 'login_required' } })],
    'incomplete',
  ],
  ['a refused code', [authorizationCodeFlow({ token: tokenError('invalid_grant') })], 'failed'],
  ['a refused renewal', [refreshRequest(tokenError('invalid_grant'))], 'failed'],
  ['an API that answers 401 for good', [authorizationCodeFlow(), apiCall({ status: 401 })], 'failed'],
  [
    'an API that answers 401 once and then 200',
    [authorizationCodeFlow(), apiCall({ status: 401 }), apiCall({ at: example.start + 2_000 })],
    'succeeded',
  ],
  [
    'an API that answers 401, a renewal, and the same call with the new token',
    [
      authorizationCodeFlow(),
      apiCall({ status: 401 }),
      refreshRequest({ at: example.start + 1_500, response: { access_token: 'new-access-token-1' } }),
      apiCall({ at: example.start + 2_000, token: 'new-access-token-1' }),
    ],
    'succeeded',
  ],
  ['a bare 403 of the API', [authorizationCodeFlow(), apiCall({ status: 403 })], 'succeeded'],
  [
    'a 403 that names the scope',
    [authorizationCodeFlow(), apiCall({ status: 403, responseHeaders: challenge })],
    'failed',
  ],
  ['a logout that comes back', [logout()], 'succeeded'],
  [
    'a code that the app’s server redeems',
    [
      authorizationCodeFlow({ token: false, watched: true }),
      apiCall({ at: example.start + 20_000, authorization: 'Bearer other-token-1' }),
    ],
    'succeeded',
    { exchangedOnServer: true },
  ],
  [
    'the same in a tab that nobody watched, where not every request is heard',
    [
      authorizationCodeFlow({ token: false }),
      apiCall({ at: example.start + 20_000, authorization: 'Bearer other-token-1' }),
    ],
    'incomplete',
    { exchangeUnheard: true },
  ],
  [
    'a device that polls unwatched: what it was answered was not read',
    deviceFlow([pollAnswered(400, 5), pollAnswered(400, 10), pollAnswered(200, 15)], { response: null }),
    'succeeded',
  ],
  [
    'the same while it still polls',
    deviceFlow([pollAnswered(400, 5), pollAnswered(400, 10)], { response: null }),
    'incomplete',
  ],
]

function pollAnswered(status: number, after: number) {
  return { after, answer: { status, response: null } }
}

test('polls of a device belong to one flow, also when the answer with the code was not read', async () => {
  const polls = [pollAnswered(400, 5), pollAnswered(400, 10), pollAnswered(200, 15)]
  const { diagnosis } = await inspect(trace(deviceFlow(polls, { response: null })))
  expect(diagnosis.flows.map(({ flow }) => [flow.kind, flow.status])).toEqual([['deviceAuthorization', 'succeeded']])
})

test.each(cases)('%s', async (_, parts, status, more = {}) => {
  const { diagnosis } = await inspect(trace(...parts))
  expect(diagnosis.flows[0]?.flow).toMatchObject({ status, ...more })
})
