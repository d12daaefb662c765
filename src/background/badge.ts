import browser from 'webextension-polyfill'
import type { TabState } from '../messaging/protocol.ts'

/** REC while a tab is being recorded, then how many OAuth requests were seen. */
export function showBadge({ tabId, recording }: TabState): void {
  const steps = recording?.steps ?? 0
  const text = recording === undefined ? '' : steps === 0 ? 'REC' : `${Math.min(steps, 999)}`
  const title = recording === undefined ? 'OAuth X-ray' : `OAuth X-ray: recording, ${steps} OAuth requests so far`
  const icon = recording === undefined ? 'light' : 'recording'
  const { action } = browser
  Promise.all([
    action.setBadgeText({ tabId, text }),
    action.setBadgeBackgroundColor({ tabId, color: '#b3261e' }),
    action.setTitle({ tabId, title }),
    action.setIcon({ tabId, path: { 16: `/icons/${icon}-16.png`, 32: `/icons/${icon}-32.png` } }),
  ]).catch(() => {
    // The tab is gone.
  })
}
