import { decodePercent } from './gate-forms.ts'
import { isVocabulary } from './gate-vocabulary.ts'
import { plainWord } from './safe.ts'

/** Shapes of secrets of which nobody told us. */
export function shapesIn(text: string, kept: ReadonlySet<string>): readonly Shape[] {
  const shapes: Shape[] = []
  const decoded = decodePercent(decodePercent(text))
  if (/\beyJ[A-Za-z0-9_-]{8,}/.test(decoded)) shapes.push('token')
  if (/-----BEGIN [A-Z ]+-----/.test(decoded)) shapes.push('key')
  if (/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.[a-z]{2,20}/i.test(decoded)) shapes.push('e-mail address')
  for (const [run] of decoded.matchAll(/[A-Za-z0-9_+/=.-]{20,}/g)) {
    if (run.split(/[/=.]+/).some((part) => isRandom(part, kept))) shapes.push('random text')
  }
  return shapes
}

export type Shape = 'token' | 'key' | 'e-mail address' | 'random text'

/** Twenty characters in which letters and digits alternate: not a word, not a name made of words. */
function isRandom(part: string, kept: ReadonlySet<string>): boolean {
  if (part.length < 20 || !/\d/.test(part) || !/[a-z]/i.test(part)) return false
  const changes = part.match(/[a-z](?=\d)|\d(?=[a-z])|[a-z](?=[A-Z])/g)?.length ?? 0
  if (changes < 4 || isVocabulary(part) || plainWord(part) !== undefined) return false
  return ![...kept].some((host) => host.includes(part.toLowerCase()) || host.includes(part))
}
