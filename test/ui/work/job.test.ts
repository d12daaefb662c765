import { describe, expect, test } from 'vitest'
import { inspect } from '../../../src/core/inspect.ts'
import type { HttpExchange } from '../../../src/core/model/http-exchange.ts'
import { serializeTrace } from '../../../src/core/trace/trace-file.ts'
import { prepareSupportExport, type SupportChoices } from '../../../src/ui/models/support-export.ts'
import { sampleTrace } from '../../../src/ui/sample/code-reused.ts'
import { type Answer, doJob, type Job } from '../../../src/ui/work/job.ts'
import { areMany, partsOf } from '../../../src/ui/work/parts.ts'
import { anotherLogin } from '../../support/harness/traces.ts'
import { exchange } from '../../support/traces.ts'

const trace = { exchanges: [...sampleTrace().exchanges, ...anotherLogin(sampleTrace())], capturedAt: 3 }
const { exchanges, ...rest } = trace

/** As a file that was moved away after it had been chosen. */
function unreadable(): File {
  const file = new File([], 'x.har')
  const gone = () => {
    throw new DOMException('A requested file could not be found.', 'NotFoundError')
  }
  return Object.assign(file, { stream: gone, slice: gone, text: gone, arrayBuffer: gone })
}

/** As it goes from thread to thread. */
async function answersTo(job: Job, handed: readonly HttpExchange[] = []) {
  const answers: Answer[] = []
  await doJob(structuredClone(job), structuredClone(handed), (answer) => answers.push(structuredClone(answer)))
  return answers
}

describe('the work of a worker', () => {
  test('a file comes back in parts, and whole', async () => {
    const file = new File([serializeTrace(trace)], 'x.oauth-xray.json')
    const answers = await answersTo({ job: 'read', source: { file } })
    expect(answers.flatMap((answer) => ('exchanges' in answer ? answer.exchanges : []))).toEqual(exchanges)
    expect(answers.at(-1)).toEqual({ result: { rest } })
  })

  test.each<[string, Job]>([
    ['reading', { job: 'read', source: { file: unreadable() } }],
    ['judging', { job: 'inspect', rest, keySets: null as never }],
  ])('a job that breaks ends with what went wrong: %s', async (_, job) => {
    const answers: Answer[] = []
    await doJob(job, exchanges, (answer) => answers.push(answer))
    expect(answers.at(-1)).toEqual({ failure: expect.stringMatching(/\w/) })
  })

  test('findings are those of the page itself', async () => {
    const answers = await answersTo({ job: 'inspect', rest, keySets: [] }, exchanges)
    const { diagnosis, facts } = await inspect(trace)
    expect(answers.flatMap((answer) => ('flows' in answer ? answer.flows : []))).toEqual(diagnosis.flows)
    expect(answers.at(-1)).toEqual({ result: { facts, crashes: [] } })
  })

  test.each<SupportChoices>([
    { format: 'trace', hosts: 'keep' },
    { format: 'har', hosts: 'number' },
    { format: 'markdown', hosts: 'keep', only: 1 },
  ])('what leaves is the same file: %o', async (choices) => {
    const inspection = await inspect(trace)
    const job: Job = { job: 'prepare', rest, facts: inspection.facts, choices }
    expect(await answersTo(job, exchanges)).toEqual([{ result: await prepareSupportExport(inspection, choices) }])
  })
})

describe('parts', () => {
  const large = (id: string) => ({
    ...exchange({ url: 'https://app.example/', at: 0, response: 'x'.repeat(3_000_000) }),
    id,
  })

  test('hold few large exchanges or many small ones, in order', () => {
    const many = Array.from({ length: 1000 }, (_, at) => exchange({ url: `https://app.example/${at}`, at }))
    expect([...partsOf(many)].map(({ length }) => length)).toEqual([400, 400, 200])
    expect([...partsOf([large('a'), large('b'), large('c')])].map(({ length }) => length)).toEqual([2, 1])
    expect([...partsOf(many)].flat()).toEqual(many)
  })

  test('one large body is much, a usual login is not', () => {
    expect([areMany([large('a')]), areMany(exchanges.slice(0, 30))]).toEqual([true, false])
  })
})
