import type { InspectorState } from '../inspector-adapter.ts'

export type PopupPhase = 'starting' | 'ended' | 'paused' | 'never' | 'limited' | 'idle' | 'recording' | 'done'

/** Which of its few states the popup shows. */
export function popupPhase({ loading, tab, connection }: InspectorState): PopupPhase {
  if (connection === 'ended') return 'ended'
  if (tab?.paused) return 'paused'
  if (tab?.recording) return 'recording'
  if (loading) return 'starting'
  if (tab?.never) return 'never'
  if (tab?.limited !== undefined) return 'limited'
  return tab?.recorded ? 'done' : 'idle'
}
