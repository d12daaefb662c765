import { expect, test } from 'vitest'
import { createNews, type Listener } from '../../src/capture/told-twice.ts'

test.each<[string, readonly Listener[], readonly boolean[]]>([
  ['both are told of one event', ['always', 'armed'], [true, false]],
  ['the other way round', ['armed', 'always'], [true, false]],
  ['the same again is another event', ['always', 'armed', 'armed', 'always'], [true, false, true, false]],
  ['as long as nothing is armed', ['always', 'always'], [true, true]],
  ['armed between the two', ['always', 'armed', 'always'], [true, false, true]],
  ['no longer armed at the second', ['always', 'armed', 'always'], [true, false, true]],
])('%s', (_, told, news) => {
  const isNews = createNews()
  expect(told.map((listener) => isNews(listener, 'onBeforeRequest 1 https://a.example/'))).toEqual(news)
})

test('different events are news each', () => {
  const isNews = createNews()
  expect([isNews('always', 'onBeforeRequest 1 a'), isNews('armed', 'onCompleted 1 a')]).toEqual([true, true])
})

test('what a page can fill does not grow: the oldest is forgotten', () => {
  const isNews = createNews()
  for (let at = 0; at <= 300; at += 1) isNews('always', `onBeforeRequest ${at} a`)
  expect([isNews('armed', 'onBeforeRequest 0 a'), isNews('armed', 'onBeforeRequest 300 a')]).toEqual([true, false])
})
