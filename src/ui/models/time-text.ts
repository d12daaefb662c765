/** `38 ms`, `4.2 s`, `3 min`, `2 h`: as long as it needs to be. */
export function durationText(milliseconds: number): string {
  const ms = Math.abs(milliseconds)
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < 10_000) return `${(ms / 1_000).toFixed(1)} s`
  if (ms < 120_000) return `${Math.round(ms / 1_000)} s`
  if (ms < 2 * hour) return `${Math.round(ms / 60_000)} min`
  if (ms < 2 * day) return `${Math.round(ms / hour)} h`
  return `${Math.round(ms / day)} days`
}

const hour = 3_600_000
const day = 24 * hour

/** `10:42:07`, in the reader's time zone. */
export function clockText(time: number): string {
  return new Date(time).toLocaleTimeString('en-GB', { hour12: false })
}

/** `2026-03-02 10:42:07`, in the reader's time zone. */
export function dateText(time: number): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime())) return 'not a time'
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockText(time)}`
}

/** `in 4 min`, `3 h ago`. */
export function relativeText(time: number, now: number): string {
  const text = durationText(time - now)
  return time >= now ? `in ${text}` : `${text} ago`
}

/** `3:07`, for a recording that runs. */
export function timerText(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
