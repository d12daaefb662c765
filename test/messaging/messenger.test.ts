import { expect, test } from 'vitest'
import { type Answers, createAnswering, ownPages } from '../../src/messaging/messenger.ts'

const unused = () => Promise.reject(new Error('not asked'))
const answers: Answers = {
  tabState: async ({ tabId }) => ({ tabId, armed: false }),
  startRecording: unused,
  stopRecording: unused,
  setPaused: async ({ paused }) => ({ paused }),
  clear: async () => ({ cleared: 1 }),
  fetchKeys: async ({ url }) => ({ text: url }),
  sightings: unused,
}
const answer = createAnswering(answers, ownPages('abc', 'chrome-extension://abc/'))
const page = { id: 'abc', url: 'chrome-extension://abc/src/panel/panel.html' }

test('our own pages get answers', async () => {
  expect(await answer({ type: 'tabState', tabId: 3 }, page)).toEqual({ tabId: 3, armed: false })
  expect(await answer({ type: 'clear' }, page)).toEqual({ cleared: 1 })
})

test.each([
  ['a content script, which has our id', { type: 'clear' }, { id: 'abc', url: 'https://evil.example/' }],
  ['another extension', { type: 'clear' }, { id: 'xyz', url: 'chrome-extension://xyz/' }],
  ['a page whose address only begins like ours', { type: 'clear' }, { id: 'abc', url: 'chrome-extension://abc.evil/' }],
  ['a request that does not exist', { type: 'toString' }, page],
  ['a tab that is no number', { type: 'tabState', tabId: '3' }, page],
  ['a key set without an address', { type: 'fetchKeys', tabId: 3 }, page],
  [
    'a key set that a content script asks for',
    { type: 'fetchKeys', tabId: 3, url: 'https://x.example/' },
    { id: 'abc', url: 'https://evil.example/' },
  ],
  ['no request', null, page],
])('%s gets none', (_, message, sender) => {
  expect(answer(message, sender)).toBeUndefined()
})
