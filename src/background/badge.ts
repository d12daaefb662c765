import browser from 'webextension-polyfill'
import type { TabState } from '../messaging/protocol.ts'

/** REC while a tab is being recorded, then how many OAuth requests were seen; where there is nothing to say, what holds for all tabs. */
export function showBadge({ tabId, recording, paused }: Pick<TabState, 'tabId' | 'recording' | 'paused'>): void {
  const live = paused ? undefined : recording
  const text = live && (live.steps === 0 ? 'REC' : `${Math.min(live.steps, 999)}`)
  const icon = live ? 'recording' : 'light'
  const { action } = browser
  Promise.all([
    action.setBadgeText({ tabId, text: text ?? null }),
    action.setBadgeBackgroundColor({ tabId, color: paused ? '#50555b' : '#b3261e' }),
    action.setTitle({
      tabId,
      title: live ? `OAuth X-ray: recording, ${live.steps} OAuth requests so far` : titleOf(paused === true),
    }),
    action.setIcon({ tabId, path: { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` } }),
  ]).catch(() => {
    // The tab is gone.
  })
}

/** In all tabs. */
export function showPaused(paused: boolean): void {
  const { action } = browser
  Promise.all([
    action.setBadgeText({ text: paused ? 'off' : '' }),
    action.setBadgeBackgroundColor({ color: '#50555b' }),
    action.setTitle({ title: titleOf(paused) }),
  ]).catch(() => undefined)
}

function titleOf(paused: boolean): string {
  return paused ? 'OAuth X-ray: capture is paused' : 'OAuth X-ray'
}
