import { expect, test, vi } from 'vitest'
import { latest } from '../../../src/ui/models/latest.ts'

test('never two at a time, and only the newest of those that waited', async () => {
  const started: number[] = []
  const done: number[] = []
  const gates: (() => void)[] = []
  const run = latest<number, number>(
    (input) => {
      started.push(input)
      return new Promise((resolve) => gates.push(() => resolve(input)))
    },
    (output) => done.push(output),
    () => undefined,
    0,
  )
  for (const input of [1, 2, 3, 4]) run(input)
  expect(started).toEqual([1])
  gates[0]?.()
  await vi.waitFor(() => expect(started).toEqual([1, 4]))
  gates[1]?.()
  await vi.waitFor(() => expect(done).toEqual([1, 4]))
})

test('goes on after a failure', async () => {
  const failures: unknown[] = []
  const done: string[] = []
  const run = latest<string, string>(
    (input) => (input === 'bad' ? Promise.reject(new Error(input)) : Promise.resolve(input)),
    (output) => done.push(output),
    (error) => failures.push(error),
    0,
  )
  run('bad')
  await vi.waitFor(() => expect(failures).toHaveLength(1))
  run('good')
  await vi.waitFor(() => expect(done).toEqual(['good']))
})
