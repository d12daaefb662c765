import { firstMoment, type Projection } from './projection.ts'
import { constant, httpDate, type Safe } from './safe.ts'

const year = 366 * 86_400_000

/** Tokens and keys live longer than cookies. */
const before = -30 * year
const after = 10 * year

/**
 * A time of a claim or a parameter: seconds since 1970, or milliseconds by mistake; small numbers are durations or zero. Of one
 * that no clock gave only that is told: `4102444800` (the year 2100), moved, would tell when the recording was made.
 */
export function projectMoment(value: number, { moment }: Projection): number {
  if (value < 100_000_000) return value
  const unit = value < 100_000_000_000 ? 1000 : 1
  const time = moment(value * unit)
  if (time < firstMoment + before) return 100_000_000_000 / unit
  return (time > firstMoment + after ? 4_102_444_800_000 : time) / unit
}

/**
 * A date of a header field, moved as all times are; undefined: it is none. Dates that no clock gave (1970 deletes a cookie, 2038
 * keeps it for ever) are known to everybody: moved, they would tell when the recording was made.
 */
export function projectDate(text: string, { moment }: Projection): Safe | undefined {
  const time = moment(Date.parse(text))
  if (Number.isNaN(time)) return undefined
  if (time < firstMoment - year) return constant('Thu, 01 Jan 1970 00:00:00 GMT')
  if (time > firstMoment + 2 * year) return constant('Fri, 31 Dec 9999 23:59:59 GMT')
  return httpDate(time)
}
