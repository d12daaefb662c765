import { knownCodes } from '../providers/index.ts'
import { readJson } from '../token/json.ts'
import { projectAddress } from './project-address.ts'
import { projectMoment } from './project-date.ts'
import { projectJson } from './project-json.ts'
import { mintJwt } from './project-jwt.ts'
import { projectText } from './project-text.ts'
import { isUrl, projectUrl } from './project-url.ts'
import { keepPlainWord, type Projection, projectSecret } from './projection.ts'
import { ownError } from './pseudonyms.ts'
import {
  chosen,
  constant,
  join,
  jsonText,
  known,
  numeral,
  plainWord,
  punctuation,
  type Safe,
  writtenNumber,
} from './safe.ts'
import { enumerated, isMisspeltName, names, type Policy, policies, scopes, standardErrors } from './vocabulary.ts'

/** A parameter's or member's name: known, a known one misspelt, or a name of its own kind. */
export function projectName(name: string, projection: Projection): Safe {
  const own = known(names, name)
  if (own !== undefined) return own
  if (isMisspeltName(name)) return keepPlainWord(name, projection) ?? constant('name')
  // Facebook's `_=_`, and what pages add so that no answer comes from a cache.
  if (name === '_') return constant('_')
  return projection.pseudonyms.of(constant('name'), name, 'casual')
}

export function policyOf(name: string): Policy | undefined {
  return policies.get(name)
}

/** A parameter's value, once decoded, by what is known of the parameter. */
export function projectParameter(name: string, value: string, projection: Projection): Safe {
  if (value.trim() === '') return punctuation(value)
  return projectors[policyOf(name) ?? 'unknown'](name, value, projection)
}

type Projector = (name: string, value: string, projection: Projection) => Safe

const projectors: Readonly<Record<Policy | 'unknown', Projector>> = {
  secret: projectSecret,
  object: projectSecret,
  unknown: (name, value, projection) =>
    isUrl(value) ? projectUrl(value, projection) : projectSecret(name, value, projection),
  url: projectAddress,
  identifier: projectIdentifier,
  words: (name, value, projection) => projectList(value, (word) => known(enumerated, word), name, projection),
  scope: projectScope,
  error: projectError,
  text: (_, value, projection) => projectText(value, projection),
  number: (name, value, projection) => writtenNumber(value) ?? projectSecret(name, value, projection),
  time: projectTime,
  jwt: (name, value, projection) => mintJwt(value, projection) ?? projectIdentifier(name, value, projection),
  json: projectJsonText,
}

function projectIdentifier(name: string, value: string, projection: Projection): Safe {
  if (isUrl(value)) return projectUrl(value, projection)
  // The APIs of Microsoft are named by fixed numbers.
  const product = known(enumerated, value)
  if (product !== undefined && /^[0-9a-f-]{36}$/.test(value)) return product
  if (projection.isHost(value)) return projection.host(value)
  if (projection.isKeptClientId(value)) return chosen(value)
  return keepPlainWord(value, projection) ?? projectSecret(name, value, projection)
}

function projectList(
  value: string,
  keep: (word: string) => Safe | undefined,
  name: string,
  projection: Projection,
): Safe {
  const parts = value.split(/(\s|,|\+|%20)/)
  return join(
    parts.map((part, at) => (at % 2 === 1 ? separator(part) : (keep(part) ?? projectSecret(name, part, projection)))),
  )
}

function separator(text: string): Safe {
  return text === '%20' ? constant('%20') : punctuation(text)
}

function projectScope(name: string, value: string, projection: Projection): Safe {
  return projectList(
    value,
    (word) => known(scopes, word) ?? (isUrl(word) ? projectUrl(word, projection) : keepScope(word, projection)),
    name,
    projection,
  )
}

/** A value that was cut into letters is no list of scopes. Many scopes look like hosts: `orders.read`, `contact.email`. */
function keepScope(word: string, projection: Projection): Safe | undefined {
  if (word.length < 3 || projection.pseudonyms.holds(word)) return undefined
  return projection.isNeighbour(word) ? keepPlainWord(word, projection) : plainWord(word)
}

const errors: ReadonlySet<string> = new Set([...standardErrors, ...knownCodes()])

function projectError(name: string, value: string, projection: Projection): Safe {
  const code = known(errors, value)
  if (code !== undefined) return code
  if (/^[a-z]+(?:_[a-z]+)+$/.test(value)) {
    // By its form rules tell a code of the server's own from the words of a proxy in front of it.
    projection.pseudonyms.of(ownError, value)
    return ownError
  }
  return /\s/.test(value) ? projectText(value, projection) : projectSecret(name, value, projection)
}

function projectTime(name: string, value: string, projection: Projection): Safe {
  const number = Number(value)
  if (/^\d{1,13}$/.test(value)) return numeral(projectMoment(number, projection))
  return projectSecret(name, value, projection)
}

function projectJsonText(name: string, value: string, projection: Projection): Safe {
  const read = readJson(value)
  return read.ok ? jsonText(projectJson(read.value, name, projection)) : projectSecret(name, value, projection)
}
