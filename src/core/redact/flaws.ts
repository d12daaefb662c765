import { join, type Safe } from './safe.ts'

/** What is wrong with a text, and the mark that shows it where the name of the text would hide it. */
export type Flaws = readonly (readonly [sign: RegExp, mark: Safe])[]

export function withFlaws(flaws: Flaws, written: string, safe: Safe): Safe {
  const lost = flaws.filter(([sign]) => sign.test(written) && !sign.test(safe))
  return join([safe, ...lost.map(([, mark]) => mark)])
}
