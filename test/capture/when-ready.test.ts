import { expect, test } from 'vitest'
import { whenReady } from '../../src/capture/when-ready.ts'

test('what came before the state is run in order of time, and what has no time keeps its place', async () => {
  const told: string[] = []
  const state = whenReady(Promise.resolve(told))
  state.run((it) => it.push('headers'), 2)
  state.run((it) => it.push('a question'))
  state.run((it) => it.push('start'), 1)
  state.run((it) => it.push('answer'), 3)
  await state.ready
  state.run((it) => it.push('later'), 0)
  expect(told).toEqual(['start', 'a question', 'headers', 'answer', 'later'])
})

test('what came within one moment keeps its order', async () => {
  const told: string[] = []
  const state = whenReady(Promise.resolve(told))
  for (const name of ['redirected', 'started']) state.run((it) => it.push(name), 5)
  await state.ready
  expect(told).toEqual(['redirected', 'started'])
})
