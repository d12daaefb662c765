import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Theme } from '../inspector-adapter.ts'

export type ShownTheme = 'light' | 'dark'

/** The theme of the place we are shown in: DevTools' own where there is one, else the system's. */
export function surroundingTheme(devtoolsTheme?: string): ReadonlySignal<ShownTheme> {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const system = signal<ShownTheme>(dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', () => {
    system.value = dark.matches ? 'dark' : 'light'
  })
  return computed(() => {
    if (devtoolsTheme === undefined) return system.value
    return devtoolsTheme === 'dark' ? 'dark' : 'light'
  })
}

/** Puts the chosen theme on the document, and keeps it there. */
export function applyTheme(
  root: HTMLElement,
  chosen: ReadonlySignal<Theme>,
  surrounding: ReadonlySignal<ShownTheme>,
): () => void {
  return effect(() => {
    root.dataset.theme = chosen.value === 'system' ? surrounding.value : chosen.value
  })
}
