import { describe, expect, test } from 'vitest'
import { explainAnswer, explainStep } from '../../../src/core/explain/explain-step.ts'
import { grantExplanations } from '../../../src/core/explain/step-variants.ts'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { resolveSpec } from '../../../src/core/protocol/specs.ts'
import { deviceFlow } from '../../support/other-flows.ts'
import { authorizationCodeFlow, logout, refreshRequest, tokenError, trace } from '../../support/traces.ts'

const silentRenew = () => authorizationCodeFlow({ frame: 7, authorize: { prompt: 'none' } })

const device = () => deviceFlow([{ after: 5, answer: tokenError('authorization_pending') }, { after: 10 }])

async function steps(exchanges: HttpExchange | readonly HttpExchange[]) {
  const [diagnosis] = (await inspect(trace(exchanges))).diagnosis.flows
  if (!diagnosis) throw new Error('there is a flow')
  const { flow } = diagnosis
  return flow.steps.map((step) => ({ ...explainStep(step, flow), answer: explainAnswer(step, flow), is: step.message }))
}

describe('every step of a flow has its own text, for a learner', () => {
  test.each([
    ['a login', authorizationCodeFlow()],
    ['a refresh', refreshRequest()],
    ['a device flow', device()],
    ['a silent renew', silentRenew()],
    ['a logout', logout()],
  ])('%s', async (_, exchanges) => {
    for (const { title, what, why, stops, lookAt } of await steps(exchanges)) {
      for (const text of [what, why, stops, lookAt]) expect([title, text.length > 20]).toEqual([title, true])
    }
  })
})

test('a refresh is not explained as the exchange of a code', async () => {
  const [request] = await steps(refreshRequest())
  expect(request?.title).toBe('Token request (refresh)')
  expect(request?.lookAt).not.toMatch(/redirect_uri|code_challenge/)
  expect(request?.answer?.title).toBe('Token response')
})

test('a device that polls is told that waiting is no failure', async () => {
  const polls = (await steps(device())).filter(({ is }) => is === 'TokenRequest')
  expect(polls.length).toBeGreaterThan(0)
  for (const { lookAt } of polls) expect(lookAt).toMatch(/authorization_pending is no failure/)
})

test('a silent renew speaks of the frame and of cookies', async () => {
  const [request] = await steps(silentRenew())
  expect([request?.title, request?.lookAt]).toEqual([
    'Authorization request (silent)',
    expect.stringMatching(/third-party/),
  ])
})

test('no text counts steps: discovery may come first', async () => {
  for (const { what, why, lookAt } of await steps(authorizationCodeFlow())) {
    expect([what, why, lookAt].join(' ')).not.toMatch(/step \d/)
  }
})

test('the sections that the variants cite exist', () => {
  for (const { specs = [] } of Object.values(grantExplanations)) {
    for (const tag of specs) expect(resolveSpec(tag).url).toMatch(/^https:/)
  }
})
