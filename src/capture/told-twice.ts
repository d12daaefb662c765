/** Whose listener was told: one of those that stay, or one of those that are there while a tab is armed. */
export type Listener = 'always' | 'armed'

const mostRemembered = 300

/**
 * Says whether an event is news. Two listeners whose filters both match are told of one event, in Firefox at different
 * times; but one listener that is told of the same again, as in a loop of redirects, is told of another event.
 */
export function createNews(): (listener: Listener, event: string) => boolean {
  const told = new Map<string, Readonly<Record<Listener, number>>>()
  return (listener, event) => {
    const before = told.get(event) ?? { always: 0, armed: 0 }
    const now = { ...before, [listener]: before[listener] + 1 }
    told.delete(event)
    told.set(event, now)
    const [oldest] = told.keys()
    if (told.size > mostRemembered && oldest !== undefined) told.delete(oldest)
    return now[listener] > before[listener === 'always' ? 'armed' : 'always']
  }
}
