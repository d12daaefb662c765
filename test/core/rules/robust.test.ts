import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import { assemble } from '../../../src/core/flow/assemble.ts'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'
import { diagnose } from '../../../src/core/rules/diagnose.ts'
import type { Diagnosis } from '../../../src/core/rules/diagnosis.ts'
import { rules } from '../../../src/core/rules/index.ts'
import { defineRule } from '../../../src/core/rules/rule.ts'
import { builtTraces } from '../../support/built-traces.ts'
import { authorizationCodeFlow, example, exchange, tokenError, trace } from '../../support/traces.ts'

const anyTrace = fc.constantFrom(...builtTraces)
const runs = { numRuns: 150 }

const diagnosisOf = async (exchanges: readonly HttpExchange[]) => (await inspect({ exchanges })).diagnosis

describe('a rule that throws', () => {
  const broken = defineRule({
    id: 'tokres-broken',
    title: 'A rule with a bug',
    severity: 'error',
    certainty: 'provable',
    owner: 'client',
    specs: ['RFC6749-5.2'],
    requires: ['tokenResponse'],
    why: '',
    fix: '',
    messages: {},
    check() {
      throw new Error('a bug of ours')
    },
  })

  test('is reported with its id, and the others go on', async () => {
    const { exchanges } = trace(authorizationCodeFlow({ token: tokenError('invalid_grant') }))
    const messages = recognizeMessages(exchanges)
    const assembly = assemble(exchanges, messages)
    const facts = await computeFacts(messages)
    const { flows, crashes } = diagnose(assembly, facts, [broken, ...rules])
    expect(crashes).toEqual([{ rule: 'tokres-broken', flow: flows[0]?.flow.id, error: 'a bug of ours' }])
    expect(flows).toEqual(diagnose(assembly, facts, rules).flows)
    expect(flows[0]?.cause?.rule).toBe('tokres-error')
  })
})

describe('whatever the trace', () => {
  test('no rule throws', async () => {
    for (const { exchanges } of builtTraces) expect((await diagnosisOf(exchanges)).crashes).toEqual([])
  })

  test('diagnosing twice is the same', async () => {
    await fc.assert(
      fc.asyncProperty(anyTrace, async ({ exchanges }) => {
        expect(await diagnosisOf(exchanges)).toEqual(await diagnosisOf(exchanges))
      }),
      runs,
    )
  })

  test('the order of arrival does not change the findings', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTrace.chain((each) =>
          fc.tuple(fc.constant(each), fc.shuffledSubarray([...each.exchanges], { minLength: each.exchanges.length })),
        ),
        async ([{ exchanges }, arrived]) => {
          expect(await diagnosisOf(arrived)).toEqual(await diagnosisOf(exchanges))
        },
      ),
      runs,
    )
  })

  test('unrelated traffic changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(anyTrace, fc.array(unrelated, { minLength: 1, maxLength: 8 }), async ({ exchanges }, more) => {
        const start = Math.min(...exchanges.map((each) => each.startedAt))
        const end = Math.max(...exchanges.map((each) => each.endedAt ?? each.startedAt))
        const between = more.map(({ when, ...options }, index) => ({
          ...exchange({ ...options, at: start + Math.floor(when * Math.max(0, end - start - 20)) }),
          id: `unrelated-${index}`,
        }))
        expect(said(await diagnosisOf([...exchanges, ...between]))).toEqual(said(await diagnosisOf(exchanges)))
      }),
      runs,
    )
  })

  test('hiding a part turns no failure into a pass and no pass into a failure', async () => {
    const wrong: string[] = []
    for (const { name, exchanges } of builtTraces) {
      const shown = answersOf(await diagnosisOf(exchanges))
      for (const [index, one] of exchanges.entries()) {
        for (const [part, hide] of Object.entries(hiding)) {
          const hidden = hide(one)
          if (hidden === undefined) continue
          for (const [rule, answer] of answersOf(await diagnosisOf(exchanges.with(index, hidden)))) {
            const before = shown.get(rule)
            const label = `${name}: ${rule} without the ${part} of exchange ${index + 1}`
            if (answer.has('passed') && before?.has('failed') && !before.has('passed')) wrong.push(`${label} passes`)
            if (answer.has('failed') && !before?.has('failed')) wrong.push(`${label} fails`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)
})

/** Nothing of OAuth: pictures, scripts, counters, the data of other sites, other pages. */
const unrelated = fc.record({
  url: fc.constantFrom(
    'https://cdn.example/app.js',
    'https://stats.example/collect?id=UA-1&code=200&state=NY',
    'https://news.example/api/articles?page=2',
    'https://shop.example/checkout?code=SPRING&error=0',
    'https://fonts.example/a.woff2',
    `${example.app}/logo.svg`,
  ),
  when: fc.double({ min: 0, max: 1, noNaN: true }),
  status: fc.constantFrom(200, 204, 304, 404, 500),
  context: fc.record({
    tab: fc.constantFrom(1, 2, 77),
    frame: fc.constant(0),
    resourceType: fc.constantFrom('fetch' as const, 'other' as const),
    initiator: fc.constantFrom(example.app, 'https://news.example'),
  }),
})

/** What is said, without the ids that say where. */
function said({ flows, crashes }: Diagnosis) {
  return {
    crashes,
    flows: flows.map(({ flow, cause, findings, outcomes }) => ({
      kind: flow.kind,
      status: flow.status,
      cause: cause?.rule,
      findings: findings.map(({ rule, messageKey, severity, consequenceOf }) => [
        rule,
        messageKey,
        severity,
        consequenceOf,
      ]),
      outcomes,
    })),
  }
}

/** Each part that a capture may miss, taken away; undefined when it was not there. */
const hiding: Readonly<Record<string, (each: HttpExchange) => HttpExchange | undefined>> = {
  'request body': ({ request, ...rest }) =>
    request.body?.text ? { ...rest, request: { ...request, body: { absent: 'notArmed' } } } : undefined,
  'request header fields': ({ request, ...rest }) => {
    const { headers, ...bare } = request
    return headers?.length ? { ...rest, request: bare } : undefined
  },
  'response body': ({ response, ...rest }) =>
    response?.body?.text ? { ...rest, response: { ...response, body: { absent: 'notArmed' } } } : undefined,
  'response header fields': ({ response, ...rest }) => {
    if (!response?.headers?.length) return undefined
    const { headers: _hidden, ...bare } = response
    return { ...rest, response: bare }
  },
  'page text': ({ documentText, ...rest }) => (documentText === undefined ? undefined : rest),
  'bodies and header fields': (each) => {
    if (!each.response) return undefined
    const { headers: _sent, ...request } = each.request
    const { headers: _received, ...response } = each.response
    return {
      ...each,
      request: { ...request, ...(request.body && { body: { absent: 'lost' as const } }) },
      response: { ...response, ...(response.body && { body: { absent: 'lost' as const } }) },
    }
  },
}

function answersOf({ flows }: Diagnosis): ReadonlyMap<string, ReadonlySet<string>> {
  const answers = new Map<string, Set<string>>()
  for (const { outcomes } of flows) {
    for (const { rule, outcome } of outcomes) {
      const known = answers.get(rule) ?? new Set()
      answers.set(rule, known.add(outcome))
    }
  }
  return answers
}
