import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../../src/ui/work/job.ts'
import { runJob } from '../../../src/ui/work/run-job.ts'
import { exchange } from '../../support/traces.ts'

/** Stands in for the browser's worker, which runs in the end-to-end tests: it answers as it is told. */
class FakeWorker {
  static answers: readonly Answer[] = []
  static latest: FakeWorker | undefined
  onmessage: ((event: { readonly data: Answer }) => void) | undefined
  onerror: ((event: { readonly message: string }) => void) | undefined
  ended = false
  readonly heard: unknown[] = []

  constructor() {
    FakeWorker.latest = this
  }

  postMessage(data: object) {
    this.heard.push(data)
    if ('job' in data) for (const answer of FakeWorker.answers) this.onmessage?.({ data: answer })
  }

  terminate() {
    this.ended = true
  }
}

const many = Array.from({ length: 500 }, (_, at) => exchange({ url: `https://app.example/${at}`, at }))
const job = { job: 'inspect', rest: {}, keySets: [] } as const

beforeEach(() => vi.stubGlobal('Worker', FakeWorker))
afterEach(() => vi.unstubAllGlobals())

describe('a job in a worker', () => {
  test('gets its exchanges in parts, and gives back what was found', async () => {
    FakeWorker.answers = [
      { exchanges: many.slice(0, 1) },
      { flows: [] },
      { result: { facts: {}, crashes: [] } as never },
    ]
    const done = await runJob(job, { exchanges: many })
    expect(done).toEqual({ result: { facts: {}, crashes: [] }, exchanges: many.slice(0, 1), flows: [] })
    expect(FakeWorker.latest?.heard).toEqual([{ exchanges: many.slice(0, 400) }, { exchanges: many.slice(400) }, job])
    expect(FakeWorker.latest?.ended).toBe(true)
  })

  test('that breaks says why, and its worker ends', async () => {
    FakeWorker.answers = [{ failure: 'out of memory' }]
    await expect(runJob(job, {})).rejects.toThrow('out of memory')
    expect(FakeWorker.latest?.ended).toBe(true)
  })

  test('whose worker breaks says why', async () => {
    FakeWorker.answers = []
    const running = runJob(job, {})
    FakeWorker.latest?.onerror?.({ message: '' })
    await expect(running).rejects.toThrow('the worker stopped')
    expect(FakeWorker.latest?.ended).toBe(true)
  })

  test('that is cancelled ends at once, with nothing', async () => {
    FakeWorker.answers = []
    const controller = new AbortController()
    const running = runJob(job, { exchanges: many, signal: controller.signal })
    controller.abort()
    expect(await running).toBeUndefined()
    expect(FakeWorker.latest?.ended).toBe(true)
  })

  test('that was cancelled before it began needs no worker', async () => {
    FakeWorker.latest = undefined
    expect(await runJob(job, { signal: AbortSignal.abort() })).toBeUndefined()
    expect(FakeWorker.latest).toBeUndefined()
  })
})
