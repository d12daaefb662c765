/** Runs what needs the state: at once when it is there, else in order as soon as it is. */
export interface WhenReady<T> {
  /**
   * `time`: when it happened. Events that wake Chrome's worker are delivered kind by kind: the headers of a request may come
   * before its start. What waits is put in order; what has no time keeps its place.
   */
  run(use: (state: T) => void, time?: number): void
  /** The state if it is there already. */
  now(): T | undefined
  readonly ready: Promise<T>
}

/** Listeners have to be registered before anything was read from storage; what they hear meanwhile waits here. */
export function whenReady<T>(loading: Promise<T>): WhenReady<T> {
  let state: T | undefined
  let queue: Waiting<T>[] = []
  const ready = loading.then((loaded) => {
    state = loaded
    const waiting = queue
    queue = []
    for (const { use } of inOrder(waiting)) use(loaded)
    return loaded
  })
  return {
    run(use, time) {
      if (state === undefined) queue.push({ use, ...(time !== undefined && { time }) })
      else use(state)
    },
    now: () => state,
    ready,
  }
}

interface Waiting<T> {
  readonly use: (state: T) => void
  readonly time?: number
}

/** By time, each in one of the places that those with a time had. */
function inOrder<T>(waiting: readonly Waiting<T>[]): readonly Waiting<T>[] {
  const timed = waiting.filter(({ time }) => time !== undefined).toSorted((a, b) => (a.time ?? 0) - (b.time ?? 0))
  let next = 0
  return waiting.map((each) => (each.time === undefined ? each : (timed[next++] ?? each)))
}
