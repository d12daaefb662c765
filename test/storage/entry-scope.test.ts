import { expect, test } from 'vitest'
import type { ExchangeContext } from '../../src/core/model/http-exchange.ts'
import type { Navigated, Sighting } from '../../src/core/model/sighting.ts'
import { belongsToTab, isPrivate } from '../../src/storage/entry-scope.ts'
import { completed, reported, started, tabOpened } from '../support/sightings.ts'

const entries = (...sightings: readonly Sighting[]) => sightings.map((sighting, at) => ({ seq: at + 1, sighting }))

test('a tab has its requests with all their parts, those of tabs it opened, and those of its site’s workers', () => {
  const { context, ...worker } = started({ requestId: 'w' })
  const all = entries(
    tabOpened(2, 1),
    started({ requestId: 'a', context: { tab: 1 } }),
    started({ requestId: 'b', context: { tab: 2 } }),
    started({ requestId: 'c', context: { tab: 3, initiator: 'https://else.example' } }),
    { ...worker, context: { resourceType: 'worker', initiator: 'https://app.example' } },
    completed('a'),
    completed('c'),
    completed('w'),
  )
  expect(all.filter(belongsToTab(all, 1)).map((it) => it.seq)).toEqual([2, 3, 5, 6, 8])
})

test('private windows have their requests with all their parts', () => {
  const all = entries(
    started({ requestId: 'a', context: { incognito: true, tab: 5 } }),
    started({ requestId: 'b' }),
    completed('a'),
    completed('b'),
  )
  expect(all.filter(isPrivate(all)).map((it) => it.seq)).toEqual([1, 3])
})

test('a tab of which only an address or a report told is private, too, with all that is known of it', () => {
  const all = entries(
    navigated({ tab: 5, incognito: true }),
    navigated({ tab: 5 }),
    navigated({ tab: 6 }),
    reportedIn({ tab: 7, incognito: true }),
    reportedIn({ tab: 8 }),
  )
  expect(all.filter(isPrivate(all)).map((it) => it.seq)).toEqual([1, 2, 4])
})

function navigated(members: Pick<Navigated, 'tab' | 'incognito'>): Sighting {
  const seen = { source: 'webNavigation', kind: 'navigated', time: 1, frame: 0 } as const
  return { ...seen, url: 'https://app.example/cb?code=1', how: 'history', ...members }
}

function reportedIn(context: Pick<ExchangeContext, 'tab' | 'incognito'>): Sighting {
  return {
    ...reported({ url: 'https://op.example/token' }),
    context: { resourceType: 'fetch', ...context },
  } as Sighting
}
