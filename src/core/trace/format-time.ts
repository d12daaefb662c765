import { isMoved } from '../redact/projection.ts'

/** `2026-03-01 10:42:07 UTC`: the same everywhere, whoever reads it. */
export function formatTime(milliseconds: number): string {
  if (isMoved(milliseconds)) return 'date left out'
  const date = new Date(milliseconds)
  return Number.isNaN(date.getTime()) ? 'time unknown' : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

/** `38 ms`, `1.4 s`, `3 min 20 s`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`
  return `${Math.floor(milliseconds / 60_000)} min ${Math.round((milliseconds % 60_000) / 1000)} s`
}
