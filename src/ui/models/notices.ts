import { type ReadonlySignal, signal } from '@preact/signals'

export interface Notice {
  readonly text: string
  readonly action?: { readonly label: string; run(): void }
}

export interface Notices {
  readonly current: ReadonlySignal<Notice | undefined>
  say(text: string, action?: Notice['action']): void
  dismiss(): void
}

/** One short message at a time, at the foot of the view; it goes by itself. */
export function createNotices(duration = 8_000): Notices {
  const current = signal<Notice | undefined>(undefined)
  let timer: ReturnType<typeof setTimeout> | undefined

  function dismiss() {
    clearTimeout(timer)
    current.value = undefined
  }

  function say(text: string, action?: Notice['action']) {
    clearTimeout(timer)
    current.value = { text, ...(action && { action }) }
    timer = setTimeout(dismiss, duration)
  }

  return { current, say, dismiss }
}
