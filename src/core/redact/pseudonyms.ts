import { createFinder } from './finder.ts'
import { isKnownText } from './known-words.ts'
import {
  constant,
  filler,
  join,
  ordinalName,
  percentEncoded,
  plainWord,
  plusAsSpace,
  punctuation,
  type Safe,
  shortened,
} from './safe.ts'

/**
 * Names for values that may not leave: the same value always gets the same name (`code#1`), which carries equality and kind
 * and nothing else. A projection runs twice: once to collect the values in order, once with the names.
 */
export interface Pseudonyms {
  /** `casual`: a value of which nothing is known; a plain word or a known text is replaced here and stays elsewhere. */
  of(kind: Safe, value: string, casual?: 'casual'): Safe
  /** The name of a value that occurs in the trace; undefined when it does not. */
  nameOf(value: string): Safe | undefined
  /** Names of codes and tokens that stand inside a text: who they were reported to is something rules look at. */
  namesIn(text: string): readonly Safe[]
  /** Whether a text is, or holds, a value that was replaced elsewhere: then it must not stay here either. */
  holds(text: string): boolean
}

export interface Collected {
  /** In the order in which they were met, with the kind under which they were met first. */
  readonly values: ReadonlyMap<string, Safe>
  /** Those that must not stay anywhere. */
  readonly secrets: ReadonlySet<string>
  readonly pseudonyms: Pseudonyms
}

export function createCollector(): Collected {
  const values = new Map<string, Safe>()
  const secrets = new Set<string>()
  return {
    values,
    secrets,
    pseudonyms: {
      of(kind, value, casual) {
        const bare = bareOf(value)
        if (bare === '') return constant('')
        if (!values.has(bare)) values.set(bare, kind)
        if (!casual || !(isMadeOfPlainWords(bare) || isKnownText(bare))) secrets.add(bare)
        return constant('?')
      },
      nameOf: (value) => (values.has(bareOf(value)) ? constant('?') : undefined),
      namesIn: () => [],
      holds: () => false,
    },
  }
}

/** A word, or a path of words: `/orders`. */
function isMadeOfPlainWords(text: string): boolean {
  return text.split('/').every((part) => part === '' || plainWord(part) !== undefined)
}

export function createPseudonyms({ values, secrets }: Pick<Collected, 'values' | 'secrets'>): Pseudonyms {
  const names = nameAll(values)
  const tellTale = [...names].filter(([value]) => reported.has(values.get(value) ?? ''))
  const written = new Map(tellTale.map(([value]) => [value, [value, encode(value)]]))
  const findTellTale = createFinder([...written.values()].flat())
  const findSecrets = createFinder(secrets)
  return {
    of(_, value) {
      const bare = bareOf(value)
      const start = value.indexOf(bare)
      const name = names.get(bare) ?? constant('')
      return join([punctuation(value.slice(0, start)), name, punctuation(value.slice(start + bare.length))])
    },
    nameOf: (value) => names.get(bareOf(value)),
    namesIn(text) {
      const found = findTellTale(text)
      if (found.size === 0) return []
      return tellTale.filter(([value]) => written.get(value)?.some((form) => found.has(form))).map(([, name]) => name)
    },
    holds: once((text) => secrets.has(bareOf(text)) || findSecrets(text).size > 0),
  }
}

function once(compute: (text: string) => boolean): (text: string) => boolean {
  const known = new Map<string, boolean>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const answer = compute(text)
    known.set(text, answer)
    return answer
  }
}

/** Without white space and quotes around it: those are mistakes that a rule must still see, not part of the secret. */
export function bareOf(value: string): string {
  return value.replace(/^[\s"']+/, '').replace(/[\s"']+$/, '')
}

/** Names by kind and order; a value that is an altered form of another gets the altered name. */
function nameAll(values: ReadonlyMap<string, Safe>): ReadonlyMap<string, Safe> {
  const alterations = findAlterations(values)
  const counts = new Map<Safe, number>()
  for (const [value, kind] of values) if (!alterations.has(value)) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const marks = new Map([...alterations.values()].flatMap(({ of, mark }) => (mark ? [[of, mark] as const] : [])))
  const used = new Map<Safe, number>()
  let shorts = 0
  const names = new Map<string, Safe>()
  for (const [value, kind] of values) {
    if (alterations.has(value)) continue
    if (kind === ownError) {
      names.set(value, kind)
      continue
    }
    const ordinal = (used.get(kind) ?? 0) + 1
    used.set(kind, ordinal)
    // Of equal width, so that no name is the beginning of another.
    const width = String(counts.get(kind) ?? 1).length
    const short = value.length < shortestGenerated && shortMatters.has(kind)
    const name = short ? ordinalName(constant('V'), ++shorts, value.length - 2) : ordinalName(kind, ordinal, width)
    const long = value.length > longestSubject && kind === 'sub' ? filler(longestSubject) : constant('')
    names.set(value, join([name, long, marks.get(value) ?? constant('')]))
  }
  // An alteration may be one of an alteration; few values are, so repeating until nothing changes is cheap.
  for (let before = -1; before !== names.size; ) {
    before = names.size
    for (const [value, { of, apply }] of alterations) {
      const name = names.get(of)
      if (name !== undefined && !names.has(value)) names.set(value, apply(name))
    }
  }
  return names
}

/**
 * Recognition does not take a short value for a generated one (a postal code, a coupon); nor may it take its name for one.
 * Such names have the length of the value and another form.
 */
const shortestGenerated = 10
const shortMatters: ReadonlySet<string> = new Set(['code', 'state', 'access_token', 'nonce'])

/** What every error code of a server's own becomes: by its form, which a number would spoil, rules know it for a code. */
export const ownError = constant('own_error')

/** A longer subject is a fault of its own (OIDCC §2): its name is as long. */
const longestSubject = 255

/** How one value was made from another: the rules recognise these mistakes by making the same change. */
interface Alteration {
  readonly of: string
  readonly apply: (name: Safe) => Safe
  /** What the name of the original must hold so that the change shows. */
  readonly mark?: Safe
}

const reported: ReadonlySet<string> = new Set(['code', 'access_token', 'refresh_token', 'id_token'])

/** Kinds of which an app may send the beginning only. */
const cuttable: ReadonlySet<string> = new Set(['code', 'state', 'access_token'])

function findAlterations(values: ReadonlyMap<string, Safe>): ReadonlyMap<string, Alteration> {
  const found = new Map<string, Alteration>()
  const sorted = [...values]
    .filter(([, kind]) => cuttable.has(kind))
    .map(([value]) => value)
    .sort()
  sorted.forEach((value, at) => {
    const longer = sorted[at + 1]
    const alteration = suffixed(value, values) ?? encoded(value, values)
    if (alteration) found.set(value, alteration)
    else if (longer?.startsWith(value) && longer !== `${value}#_=_`) {
      found.set(value, { of: longer, apply: shortened })
    }
    const spaced = value.replaceAll('+', ' ')
    if (spaced !== value && values.has(spaced) && !found.has(spaced)) {
      found.set(spaced, { of: value, apply: plusAsSpace, mark: constant('+p') })
    }
  })
  return found
}

/** What Facebook appends to addresses and careless apps read as part of the code. */
function suffixed(value: string, values: ReadonlyMap<string, Safe>): Alteration | undefined {
  const bare = value.endsWith('#_=_') ? value.slice(0, -4) : undefined
  if (bare === undefined || !values.has(bare)) return undefined
  return { of: bare, apply: (name) => join([name, constant('#_=_')]) }
}

function encoded(value: string, values: ReadonlyMap<string, Safe>): Alteration | undefined {
  const decoded = value.includes('%') ? decode(value) : undefined
  if (decoded === undefined || !values.has(decoded)) return undefined
  return { of: decoded, apply: percentEncoded }
}

/** A value that is no well-formed text stays as it is: it cannot be written into an address. */
function encode(value: string): string {
  try {
    return encodeURIComponent(value)
  } catch {
    return value
  }
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
