import { isPublicName } from '../exchange/site.ts'
import type { Pseudonyms } from './pseudonyms.ts'
import { constant, join, keptHost, known, plainWord, type Safe } from './safe.ts'
import { wholeTemplate } from './templates.ts'
import { names } from './vocabulary.ts'

export interface RedactOptions {
  /** Host names stay, or become host1.example. */
  readonly hosts: 'keep' | 'number'
  /** Client identifiers that are no plain words stay, too; left out, they become client_id#1. */
  readonly clientIds?: 'keep'
  /** Free texts (error descriptions, page texts) that the person read and chose to keep whole. */
  readonly keepTexts?: ReadonlySet<string>
}

/** What every projector of one run shares. */
export interface Projection {
  readonly options: RedactOptions
  readonly pseudonyms: Pseudonyms
  host(host: string): Safe
  /** Whether the trace knows this host: then a value that is only a host name is treated as one. */
  isHost(text: string): boolean
  /** Whether it is the name of such a host or of a neighbour of one, whose name would tell where they are. */
  isNeighbour(text: string): boolean
  isKeptClientId(text: string): boolean
  /** Segments that stay beside the closed vocabulary, because a redirect URI, issuer or endpoint is made of them. */
  readonly pathWords: ReadonlySet<string>
  /** Milliseconds since the epoch, moved so that the recording starts at a fixed moment. */
  moment(milliseconds: number): number
  /** JWTs and Basic credentials made anew, by what they stand for: they are encoded, and so look random. */
  readonly minted: Map<string, Safe>
  /** Free texts of which something was left out, with what stayed. */
  readonly shortened: Map<string, Safe>
  exchangeId(id: string): Safe
  documentId(id: string): Safe
  /** Numbers of tabs and frames by order: 0 stays 0 (the main frame), -1 stays -1 (none). */
  tab(tab: number): number
  frame(frame: number): number
}

/** The start of every redacted recording: 2001-09-09T01:46:40Z, recognisably not a real one. */
export const firstMoment = 1_000_000_000_000

/** A time of a redacted recording, which says nothing about when it was made. OAuth is younger than these years. */
export function isMoved(milliseconds: number): boolean {
  return milliseconds >= firstMoment && milliseconds < firstMoment + 2 * 365 * 86_400_000
}

const literals: ReadonlySet<string> = new Set([
  '',
  'undefined',
  'null',
  'NaN',
  'none',
  'true',
  'false',
  '[object Object]',
  '(null)',
  'nil',
  'changeme',
  'placeholder',
  'todo',
  'xxx',
])

/** A secret or unknown value: replaced, except for words that a program writes where a value is missing. */
export function projectSecret(name: string, value: string, projection: Projection): Safe {
  const literal = known(literals, value) ?? wholeTemplate(value)
  if (literal !== undefined) return literal
  const kind = known(names, name)
  if (kind !== undefined) return projection.pseudonyms.of(kind, value)
  if (projection.isHost(value)) return projection.host(value)
  const own = projection.pseudonyms.of(constant('value'), value, 'casual')
  const inner = projection.pseudonyms.namesIn(value).filter((each) => each !== own)
  return inner.length === 0 ? own : join([own, ...inner], constant(' '))
}

/** A plain word, unless it is a secret elsewhere in the trace. The name of a host is treated as one wherever it stands. */
export function keepPlainWord(text: string, projection: Projection): Safe | undefined {
  const word = plainWord(text)
  if (word === undefined || projection.pseudonyms.holds(text)) return undefined
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(text) ?? []
  if (!isPublicName(host) && !projection.isNeighbour(host)) return word
  return join([projection.host(host), ...(port === undefined ? [] : [constant(':'), keptHost(port)])])
}
