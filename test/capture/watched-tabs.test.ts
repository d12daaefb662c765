import { expect, test } from 'vitest'
import { createWatchedTabs, quietTime } from '../../src/capture/watched-tabs.ts'
import { openRecordings } from '../../src/storage/recordings.ts'
import type { SessionArea } from '../../src/storage/session-area.ts'
import { createSessionArea } from '../support/session-area.ts'
import { sightingTime as now, started, tabClosed, tabOpened } from '../support/sightings.ts'

async function watch(area: SessionArea = createSessionArea()) {
  const changes: number[] = []
  // One life writes at the end of its turn, the next one begins in a later turn.
  await Promise.resolve()
  return { watched: createWatchedTabs(await openRecordings(area), (tabs) => changes.push(...tabs)), changes, area }
}

test('a recording covers the tab, the popups it opens and those it had opened', async () => {
  const { watched } = await watch()
  watched.see(tabOpened(2, 1))
  watched.startRecording(1, now)
  watched.see(tabOpened(3, 2))
  expect([1, 2, 3, 4].map(watched.isArmed)).toEqual([true, true, true, false])
})

test('it counts requests of its tabs, without preflights', async () => {
  const { watched } = await watch()
  watched.startRecording(1, now)
  expect(watched.see(started())).toEqual([1])
  watched.see(started({ context: { resourceType: 'preflight' } }))
  watched.see(started({ context: { tab: 9 } }))
  expect(watched.state(1).recording).toEqual({ startedAt: now, steps: 1 })
})

test('it ends when asked, and says what it covered', async () => {
  const { watched, changes } = await watch()
  watched.startRecording(1, now)
  watched.stopRecording(1, now + 10)
  expect(watched.state(1)).toEqual({
    tabId: 1,
    armed: false,
    recorded: { startedAt: now, endedAt: now + 10, tabs: [1] },
  })
  expect(changes).toEqual([1, 1])
})

test('it ends by itself after a quiet time, counted from the last request', async () => {
  const { watched } = await watch()
  watched.startRecording(1, now)
  watched.see(started({ time: now + 1000 }))
  watched.endQuiet(now + quietTime)
  expect(watched.state(1).recording).toBeDefined()
  watched.endQuiet(now + 1000 + quietTime)
  expect(watched.state(1).recorded).toBeDefined()
})

test('it ends when its tab is closed, not when a popup is', async () => {
  const { watched } = await watch()
  watched.startRecording(1, now)
  watched.see(tabOpened(2, 1))
  watched.see(tabClosed(2))
  expect(watched.isArmed(1)).toBe(true)
  watched.see(tabClosed(1))
  expect(watched.isArmed(1)).toBe(false)
})

test('it outlives the worker', async () => {
  const { watched, area } = await watch()
  watched.startRecording(1, now)
  const { watched: later } = await watch(area)
  later.see(started())
  expect(later.state(1)).toEqual({ tabId: 1, armed: true, recording: { startedAt: now, steps: 1 } })
})

test('a panel arms its tab and the tabs it opened until the last panel closes', async () => {
  const { watched } = await watch()
  watched.see(tabOpened(2, 1))
  watched.panelOpened(1)
  watched.panelOpened(1)
  watched.panelClosed(1)
  expect([1, 2].map(watched.isArmed)).toEqual([true, true])
  watched.panelClosed(1)
  expect(watched.isAnyArmed()).toBe(false)
})

test('after the worker’s death a panel’s tab stays armed until it is clear that the panel is gone', async () => {
  const { watched, area } = await watch()
  watched.panelOpened(1)
  watched.panelOpened(2)
  const { watched: later } = await watch(area)
  later.panelOpened(2)
  expect([1, 2].map(later.isArmed)).toEqual([true, true])
  later.dropLostPanels()
  expect([1, 2].map(later.isArmed)).toEqual([false, true])
})
