import { beforeAll, expect, test, vi } from 'vitest'
import { computeFacts } from '../../../src/core/facts/compute-facts.ts'
import { assemble } from '../../../src/core/flow/assemble.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'
import { diagnose } from '../../../src/core/rules/diagnose.ts'
import type { Rule } from '../../../src/core/rules/rule.ts'
import type { RuleCases } from '../../support/test-rule.ts'

const tables: { readonly rule: Rule; readonly cases: RuleCases }[] = []
vi.mock('../../support/test-rule.ts', () => ({
  testRule: (rule: Rule, cases: RuleCases) => tables.push({ rule, cases }),
}))

/** What a capture may have missed of one exchange. */
const hidings: Readonly<Record<string, (exchange: HttpExchange) => HttpExchange>> = {
  'request header fields': ({ request: { headers: _, ...request }, ...rest }) => ({ ...rest, request }),
  'request body': ({ request, ...rest }) => ({
    ...rest,
    request: request.body ? { ...request, body: { absent: 'notArmed' as const } } : request,
  }),
  'response header fields': ({ response, ...rest }) => {
    if (!response) return rest
    const { headers: _, ...kept } = response
    return { ...rest, response: kept }
  },
  'response body': ({ response, ...rest }) =>
    response ? { ...rest, response: { ...response, body: { absent: 'notArmed' as const } } } : rest,
  'document text': ({ documentText: _, ...rest }) => rest,
  response: ({ response: _, ...rest }) => rest,
}

/** Without this part the exchange is no message of the login any more, or of another login: the rule is never asked about it. */
const notRecognised = new Set([
  // One call fewer with a token is one too few.
  'refresh-not-attempted without request header fields',
  'resource-401-loop without request header fields',
  'accesstoken-header-malformed',
  'discovery-missing-metadata',
  'leak-token-to-other-origin',
  'storage-lost',
])

beforeAll(async () => {
  const files = import.meta.glob('./{network,browser,accesstoken,refresh,resource,discovery,logout,leak}/*.test.ts')
  for (const load of Object.values(files)) await load()
})

test('what was not captured never turns a failure into a pass', { timeout: 60_000 }, async () => {
  expect(tables.length).toBeGreaterThan(60)
  const passed: string[] = []
  for (const { rule, cases } of tables) {
    if (notRecognised.has(rule.id)) continue
    for (const { name, trace } of cases.failed) {
      const exchanges = trace.flat().sort((a, b) => a.startedAt - b.startedAt)
      const before = count(await outcomesOf(rule, exchanges), 'passed')
      for (const [what, hide] of Object.entries(hidings)) {
        if (notRecognised.has(`${rule.id} without ${what}`)) continue
        for (const hidden of exchanges) {
          const after = await outcomesOf(
            rule,
            exchanges.map((each) => (each === hidden ? hide(each) : each)),
          )
          if (!after.includes('failed') && count(after, 'passed') > before) {
            passed.push(`${rule.id}, ${name}: without the ${what} of ${hidden.request.method} ${hidden.request.url}`)
          }
        }
      }
    }
  }
  expect(passed.join('\n')).toBe('')
})

async function outcomesOf(rule: Rule, exchanges: readonly HttpExchange[]) {
  const messages = recognizeMessages(exchanges)
  const { flows, crashes } = diagnose(assemble(exchanges, messages), await computeFacts(messages), [rule])
  expect(crashes).toEqual([])
  return flows.flatMap((flow) => flow.outcomes.map(({ outcome }) => outcome))
}

function count(outcomes: readonly string[], wanted: string) {
  return outcomes.filter((outcome) => outcome === wanted).length
}
