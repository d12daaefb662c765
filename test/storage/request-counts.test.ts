import { expect, test } from 'vitest'
import { openRequestCounts } from '../../src/storage/request-counts.ts'
import { createSessionArea } from '../support/session-area.ts'

async function open(area = createSessionArea()) {
  const timers: (() => void)[] = []
  const counts = await openRequestCounts(area, (_, run) => timers.push(run))
  return { counts, area, timers, pass: () => timers.splice(0).forEach((run) => void run()) }
}

test('counts by tab; a tab of which nothing was seen has no count', async () => {
  const { counts } = await open()
  counts.add(1)
  counts.add(1)
  counts.add(2)
  expect([counts.of(1), counts.of(2), counts.of(3)]).toEqual([2, 1, undefined])
})

test('the next life of the worker goes on counting', async () => {
  const { counts, area, pass } = await open()
  counts.add(1)
  counts.add(1)
  pass()
  const { counts: next } = await open(area)
  next.add(1)
  expect(next.of(1)).toBe(3)
})

test('many requests in a row are one write, and only numbers are written', async () => {
  const { counts, area, timers, pass } = await open()
  for (let n = 0; n < 50; n++) counts.add(7)
  expect(timers).toHaveLength(1)
  pass()
  expect(await area.get(['requestCounts'])).toEqual({ requestCounts: [[7, 50]] })
})

test('after clearing a tab starts from zero, and that is not the same as never seen', async () => {
  const { counts } = await open()
  counts.add(1)
  counts.add(2)
  counts.reset(1)
  expect([counts.of(1), counts.of(2)]).toEqual([0, 1])
  counts.reset()
  expect([counts.of(1), counts.of(2), counts.of(3)]).toEqual([0, 0, undefined])
})

test('a closed tab is forgotten', async () => {
  const { counts } = await open()
  counts.add(1)
  counts.forget(1)
  expect(counts.of(1)).toBeUndefined()
})

test.each([[[['a', 1]]], ['x'], [[[1]]], [[[1, 1.5]]]])(
  'what is stored and damaged (%j) counts for nothing',
  async (stored) => {
    const area = createSessionArea()
    await area.set({ requestCounts: stored })
    expect((await open(area)).counts.of(1)).toBeUndefined()
  },
)
