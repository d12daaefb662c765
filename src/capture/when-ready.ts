/** Runs what needs the state: at once when it is there, else in order as soon as it is. */
export interface WhenReady<T> {
  run(use: (state: T) => void): void
  /** The state if it is there already. */
  now(): T | undefined
  readonly ready: Promise<T>
}

/** Listeners have to be registered before anything was read from storage; what they hear meanwhile waits here. */
export function whenReady<T>(loading: Promise<T>): WhenReady<T> {
  let state: T | undefined
  let queue: ((state: T) => void)[] = []
  const ready = loading.then((loaded) => {
    state = loaded
    const waiting = queue
    queue = []
    for (const use of waiting) use(loaded)
    return loaded
  })
  return {
    run(use) {
      if (state === undefined) queue.push(use)
      else use(state)
    },
    now: () => state,
    ready,
  }
}
