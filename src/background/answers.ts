import browser from 'webextension-polyfill'
import type { WhenReady } from '../capture/when-ready.ts'
import { toDevtoolsSightings } from '../messaging/check.ts'
import type { Answers } from '../messaging/messenger.ts'
import { belongsToTab } from '../storage/entry-scope.ts'
import { fetchKeys, type InjectingApi } from './fetch-keys.ts'
import type { OwnRequests } from './own-requests.ts'
import type { State } from './restore.ts'
import type { Screens } from './screens.ts'

interface AnswersOptions {
  readonly state: WhenReady<State>
  readonly screens: Screens
  readonly own: OwnRequests
  readonly onRecording: () => Promise<void>
  readonly setPaused: (paused: boolean) => Promise<void>
}

/** What our own pages may ask. */
export function createAnswers({ state, screens, own, onRecording, setPaused }: AnswersOptions): Answers {
  return {
    tabState: ({ tabId }) => screens.tabState(tabId),
    async startRecording({ tabId }) {
      const { watched } = await state.ready
      watched.startRecording(tabId, Date.now())
      await onRecording()
      return screens.tabState(tabId)
    },
    async stopRecording({ tabId }) {
      const { watched } = await state.ready
      watched.stopRecording(tabId, Date.now())
      return screens.tabState(tabId)
    },
    async clear({ tabId }) {
      const { journal, counts } = await state.ready
      // A message may hold null.
      const one = typeof tabId === 'number' ? tabId : undefined
      counts.reset(one)
      if (one !== undefined) screens.tellSoon(one)
      const belongs = one === undefined ? () => true : belongsToTab(journal.entriesAfter(0), one)
      return { cleared: journal.remove(belongs).length }
    },
    async setPaused({ paused }) {
      await setPaused(paused)
      return { paused }
    },
    async fetchKeys({ tabId, url }) {
      const { journal } = await state.ready
      const scripting = browser.scripting as unknown as InjectingApi
      return own.during(tabId, url, () => fetchKeys(scripting, journal.entriesAfter(0), { tabId, url }))
    },
    async sightings({ sightings }) {
      const { capture } = await state.ready
      const foreign = toDevtoolsSightings(sightings).filter((it) => !own.isOwn(it))
      return { kept: foreign.reduce((kept, it) => kept + capture.take(it), 0) }
    },
  }
}
