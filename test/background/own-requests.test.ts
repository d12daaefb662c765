import { expect, test } from 'vitest'
import { createOwnRequests } from '../../src/background/own-requests.ts'
import { sightingTime, started } from '../support/sightings.ts'

const url = 'https://login.example/jwks'
const ours = (time: number, tab = 1) => started({ url, time, requestId: `r${time}-${tab}`, context: { tab } })

test('a request of the tab to the address is ours while the job runs, and so is all that follows it', async () => {
  let time = sightingTime
  const own = createOwnRequests(() => time)
  await own.during(1, url, async () => {
    time += 10
    expect(own.isOwn(ours(time))).toBe(true)
    expect(own.isOwn(ours(time, 2))).toBe(false)
    expect(own.isOwn(started({ url: `${url}/other`, time, context: { tab: 1 } }))).toBe(false)
  })
  const { requestId } = ours(sightingTime + 10)
  expect(own.isOwn({ source: 'webRequest', kind: 'requestCompleted', time, requestId, status: 200 })).toBe(true)
  expect(own.isOwn({ source: 'webRequest', kind: 'requestCompleted', time, requestId: 'x', status: 200 })).toBe(false)
})

test('what the page asks itself afterwards belongs to the page, though DevTools tells late of ours', async () => {
  let time = sightingTime
  const own = createOwnRequests(() => time)
  await own.during(1, url, async () => {
    time += 100
  })
  const report = {
    source: 'devtools',
    kind: 'exchangeReported',
    method: 'GET',
    url,
    context: { resourceType: 'fetch', tab: 1 },
  } as const
  expect(own.isOwn({ ...report, time: time + 500, startedAt: sightingTime + 5 })).toBe(true)
  expect(own.isOwn({ ...report, time: time + 500, startedAt: time + 200 })).toBe(false)
  expect(own.isOwn(ours(time + 200))).toBe(false)
})
