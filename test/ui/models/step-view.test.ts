import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import type { Trace } from '../../../src/core/model/trace.ts'
import type { ParameterRow } from '../../../src/ui/models/parameter-rows.ts'
import { toStepView } from '../../../src/ui/models/step-view.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { healthyTrace, redirectUriTrace } from '../../support/harness/traces.ts'

async function view(trace: Trace, number: number) {
  const inspection = await inspect(trace)
  const [diagnosis] = inspection.diagnosis.flows
  const step = diagnosis?.flow.steps.find((each) => each.number === number)
  if (!diagnosis || !step) throw new Error(`The trace has no step ${number}.`)
  return toStepView(step, diagnosis, inspection)
}

async function row(trace: Trace, step: number, name: string): Promise<ParameterRow | undefined> {
  const { parameters } = await view(trace, step)
  return parameters.flatMap((group) => group.rows).find((each) => each.name === name)
}

function altered(id: string, change: (body: string) => string): Trace {
  const alter = (each: HttpExchange) => ({
    ...each,
    request: { ...each.request, body: { text: change(each.request.body?.text ?? '') } },
  })
  return { exchanges: healthyTrace(0).exchanges.map((each) => (each.id === id ? alter(each) : each)) }
}

describe('parameters and their relations', () => {
  test('the code equals the one received', async () => {
    const code = await row(healthyTrace(0), 5, 'code')
    expect(code?.secret).toBe(true)
    expect(code?.relations).toEqual([{ kind: 'equal', step: 4, parameter: 'code' }])
  })

  test('a reused code is warned about at both places', async () => {
    expect((await row(sampleTrace(), 6, 'code'))?.warnings).not.toEqual([])
    expect((await row(sampleTrace(), 5, 'code'))?.warnings).toEqual(['first use'])
  })

  test('the verifier hashes to the challenge', async () => {
    expect((await row(healthyTrace(0), 5, 'code_verifier'))?.relations).toMatchObject([
      { kind: 'derived', step: 2, parameter: 'code_challenge' },
    ])
  })

  test('a wrong verifier does not', async () => {
    const wrong = altered('sample-7', (body) => body.replace('dBjftJeZ', 'XXXXtJeZ'))
    expect((await row(wrong, 5, 'code_verifier'))?.relations).toMatchObject([{ kind: 'differs', step: 2 }])
  })

  test('a redirect_uri that differs shows both values', async () => {
    expect((await row(redirectUriTrace(), 5, 'redirect_uri'))?.relations).toEqual([
      {
        kind: 'differs',
        step: 2,
        parameter: 'redirect_uri',
        own: 'https://app.example/callback/',
        other: 'https://app.example/callback',
      },
    ])
  })

  test('a parameter that a finding misses has a row', async () => {
    const without = altered('sample-7', (body) => body.replace(/&code_verifier=[^&]+/, ''))
    expect(await row(without, 5, 'code_verifier')).toMatchObject({ carrier: 'missing', value: '' })
  })

  test('an answer whose body was not captured says why', async () => {
    const { exchanges } = healthyTrace(0)
    const trace = { exchanges: exchanges.map((each) => (each.id === 'sample-7' ? withoutBody(each) : each)) }
    const { parameters } = await view(trace, 5)
    expect(parameters.at(-1)?.missing).toMatch(/record the tab/)
  })
})

describe('tokens', () => {
  test('the ID token is decoded, with times and the clock’s skew', async () => {
    const { tokens } = await view(healthyTrace(0), 5)
    const token = tokens.find(({ name }) => name === 'id_token')
    expect(token?.kind).toBe('jws')
    expect(token?.claims.find(({ name }) => name === 'exp')?.time).toBe(Date.UTC(2026, 2, 2, 10, 42, 13))
    expect(Math.abs(token?.skew ?? Number.NaN)).toBeLessThan(1_000)
    expect(token?.signature.text).toMatch(/not verified, because/)
  })

  test('an opaque token is called that', async () => {
    const { tokens } = await view(healthyTrace(0), 5)
    expect(tokens.find(({ name }) => name === 'access_token')?.summary).toMatch(/^An opaque token/)
  })

  test('a step without one names the steps that have', async () => {
    const { tokens, tokenSteps } = await view(healthyTrace(0), 1)
    expect(tokens).toEqual([])
    expect(tokenSteps.map(({ number }) => number)).toEqual([5])
  })
})

test('secrets of the whole flow are known to the raw view', async () => {
  const { secrets } = await view(sampleTrace(), 1)
  expect(secrets).toEqual(
    expect.arrayContaining(['SplxlOBeZQQYbYS6WxSbIA7f2kPq', 'mF_9.B5f-4.1JqM2kdPq7tVx0LsW8zYh', 'correct horse']),
  )
})

function withoutBody(each: HttpExchange): HttpExchange {
  const { response } = each
  return response ? { ...each, response: { ...response, body: { absent: 'notArmed' } } } : each
}
