import { expect, test } from 'vitest'
import type { SessionArea } from '../../src/storage/session-area.ts'
import { restored } from '../support/restored.ts'
import { createSessionArea } from '../support/session-area.ts'
import { tabOpened } from '../support/sightings.ts'

test('that a recorded tab opened another reaches the storage before the recording that follows from it', async () => {
  const written: string[] = []
  const area: SessionArea = createSessionArea()
  const { capture, watched } = await restored({
    ...area,
    set: (items) => {
      written.push(...Object.keys(items))
      return area.set(items)
    },
  })
  watched.startRecording(1, 0)
  await endOfTurn()
  written.length = 0
  capture.take(tabOpened(2, 1))
  await endOfTurn()
  expect(written).toEqual(['e:1', 'recordings', 'panels'])
})

function endOfTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0))
}
