export type DetailTab = 'explain' | 'parameters' | 'token' | 'http' | 'raw'

/** The tabs of a step, in the order of the keys 1–5. */
export const detailTabs: readonly { readonly id: DetailTab; readonly label: string }[] = [
  { id: 'explain', label: 'Explain' },
  { id: 'parameters', label: 'Parameters' },
  { id: 'token', label: 'Token' },
  { id: 'http', label: 'Headers/Payload/Response' },
  { id: 'raw', label: 'Raw' },
]

export function isDetailTab(text: string | undefined): text is DetailTab {
  return detailTabs.some((tab) => tab.id === text)
}
