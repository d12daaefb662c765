/** Milliseconds as a person says them: `38 ms`, `1.4 s`, `2 min 5 s`, `3 h 20 min`, `4 days`. Negative ones without the sign. */
export function inWords(milliseconds: number): string {
  const ms = Math.abs(Math.round(milliseconds))
  if (ms < 1000) return `${ms} ms`
  const tenths = Math.round(ms / 100) / 10
  if (tenths < 10) return `${tenths} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(minutes, 'min', seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return withRest(hours, 'h', minutes % 60, 'min')
  return `${Math.round(hours / 24)} days`
}

function withRest(whole: number, unit: string, rest: number, restUnit: string) {
  return rest === 0 ? `${whole} ${unit}` : `${whole} ${unit} ${rest} ${restUnit}`
}
