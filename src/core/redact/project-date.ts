import { firstMoment, type Projection } from './projection.ts'
import { constant, httpDate, type Safe } from './safe.ts'

const year = 366 * 86_400_000

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
