import { type ReadonlySignal, signal } from '@preact/signals'

/** The time, once a second, while somebody looks. */
export const now: ReadonlySignal<number> = createClock(Date.now)

export function createClock(read: () => number): ReadonlySignal<number> {
  let timer: ReturnType<typeof setInterval> | undefined
  return signal(read(), {
    watched() {
      this.value = read()
      timer = setInterval(() => {
        this.value = read()
      }, 1_000)
    },
    unwatched() {
      clearInterval(timer)
    },
  })
}
