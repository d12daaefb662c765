import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Theme } from '../inspector-adapter.ts'

export type ShownTheme = 'light' | 'dark'

/** What DevTools says of its theme: `dark`, `default`, `light`. */
export interface DevtoolsTheme {
  readonly name: string
  /** A browser that does not tell never calls back. */
  onChange(listener: (name: string) => void): void
}

/** The theme of the place we are shown in: DevTools' own where there is one, else the system's. */
export function surroundingTheme(devtools?: DevtoolsTheme): ReadonlySignal<ShownTheme> {
  const named = signal(devtools?.name)
  devtools?.onChange((name) => {
    named.value = name
  })
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const system = signal<ShownTheme>(dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', () => {
    system.value = dark.matches ? 'dark' : 'light'
  })
  return computed(() => {
    if (named.value === undefined) return system.value
    return named.value === 'dark' ? 'dark' : 'light'
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
