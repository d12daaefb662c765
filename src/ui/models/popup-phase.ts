import type { InspectorState } from '../inspector-adapter.ts'

export type PopupPhase = 'starting' | 'limited' | 'idle' | 'recording' | 'done'

/** Which of its few states the popup shows. */
export function popupPhase({ loading, tab }: InspectorState): PopupPhase {
  if (tab?.recording) return 'recording'
  if (loading) return 'starting'
  if (tab?.limited !== undefined) return 'limited'
  return tab?.recorded ? 'done' : 'idle'
}
