import { siteOfHost } from '../exchange/site.ts'
import type { Facts } from '../model/facts.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { OAuthMessage } from '../model/message.ts'
import type { Trace } from '../model/trace.ts'
import { type AddressWords, wordsOfAddresses } from './address-words.ts'
import { createHosts } from './hosts.ts'
import { projectExchange } from './project-exchange.ts'
import { projectFacts, type SafeFacts } from './project-facts.ts'
import { projectNotSeen } from './project-not-seen.ts'
import { firstMoment, type Projection, type RedactOptions } from './projection.ts'
import { createCollector, createPseudonyms, type Pseudonyms } from './pseudonyms.ts'
import { constant, ordinalName, plainWord, type Safe, type SafeOf } from './safe.ts'

export type { RedactOptions } from './projection.ts'

/** A trace in which every text is safe. It is a `Trace` like any other: the same rules run on it. */
export interface SafeTrace {
  readonly exchanges: readonly SafeOf<HttpExchange>[]
  readonly facts: SafeFacts
  readonly capturedAt?: number
  readonly dropped?: number
  readonly notSeen?: readonly { readonly what: Safe; readonly why: Safe }[]
}

/** One value before and after, for the preview. */
export interface Replacement {
  readonly before: string
  readonly after: string
}

export interface Redaction {
  readonly trace: SafeTrace
  readonly replacements: readonly Replacement[]
  /** Free texts that were shortened: the person may read them and choose to keep them whole (`keepTexts`). */
  readonly texts: readonly Replacement[]
  /** Every value that must not be found in the file: what the output gate searches for. */
  readonly secrets: ReadonlySet<string>
  /** JWTs and Basic credentials made anew, which look random and are not. */
  readonly minted: ReadonlySet<string>
  /** Host names and client ids that the person chose to keep. */
  readonly kept: ReadonlySet<string>
  /** Texts that the person chose to keep. */
  readonly chosen: ReadonlySet<string>
}

/** What was read from the trace: which exchanges rules look into, and what is known of the values. */
export interface Reading {
  readonly facts: Facts
  readonly messages: readonly Pick<OAuthMessage, 'exchange'>[]
}

/**
 * The allow-list projection: a new trace of what is known to be harmless, in which the same value always has the same name, so
 * that rules give the same answers. Runs twice, once to learn all values: a harmless word that is a secret elsewhere goes, too.
 */
export function redact(trace: Trace, reading: Reading, options: RedactOptions): Redaction {
  const collector = createCollector()
  const addresses = wordsOfAddresses(trace)
  const scene = readScene(trace, addresses, options)
  project(trace, reading, scene(collector.pseudonyms), [])
  // Claims of tokens are values of the trace as well, known only when facts are projected.
  const named = [...collector.values.keys()]
  project(trace, reading, scene(collector.pseudonyms), named)
  const projection = scene(createPseudonyms(collector))
  const safe = project(trace, reading, projection, named)
  return {
    trace: safe,
    replacements: [
      ...[...collector.values].map(([before, kind]) => ({ before, after: projection.pseudonyms.of(kind, before) })),
      ...addresses.hosts.map((before) => ({ before, after: projection.host(before) })),
    ].filter(({ before, after }) => before !== after),
    texts: [...projection.shortened].map(([before, after]) => ({ before, after })),
    secrets: collector.secrets,
    minted: new Set(projection.minted.values()),
    chosen: options.keepTexts ?? new Set(),
    kept: keptBy(options, addresses, projection),
  }
}

function project(
  trace: Trace,
  { facts, messages }: Reading,
  projection: Projection,
  named: readonly string[],
): SafeTrace {
  const read = new Set(messages.map(({ exchange }) => exchange))
  const exchanges = trace.exchanges.map((each) => projectExchange(each, projection, read.has(each.id)))
  return {
    exchanges,
    facts: projectFacts(facts, named, projection),
    ...(trace.capturedAt !== undefined && { capturedAt: projection.moment(trace.capturedAt) }),
    ...(trace.dropped !== undefined && { dropped: trace.dropped }),
    ...(trace.notSeen && { notSeen: trace.notSeen.map(projectNotSeen) }),
  }
}

/** What does not depend on names: hosts, times, ids. */
function readScene(
  trace: Trace,
  { hosts, words, clientIds }: AddressWords,
  options: RedactOptions,
): (pseudonyms: Pseudonyms) => Projection {
  const known = new Set(hosts)
  const sites = new Set(hosts.map(siteOfHost))
  const host = createHosts(options.hosts, hosts)
  const start = trace.exchanges.reduce((first, { startedAt }) => Math.min(first, startedAt), Number.POSITIVE_INFINITY)
  const base = Number.isFinite(start) ? Math.floor(start / 1000) * 1000 : 0
  const ids = ordinals(trace.exchanges.map(({ id }) => id))
  const tabs = ordinals(trace.exchanges.flatMap(({ context }) => [context.tab, context.openerTab]))
  const frames = ordinals(trace.exchanges.flatMap(({ context }) => [context.frame, context.parentFrame]))
  const documents = ordinals(trace.exchanges.map(({ context }) => context.documentId))
  return (pseudonyms) => ({
    options,
    pseudonyms,
    host,
    isHost: (text) => known.has(text.toLowerCase()),
    isNeighbour: (text) => sites.has(siteOfHost(text.toLowerCase())),
    isKeptClientId: (text) => options.clientIds === 'keep' && clientIds.has(text),
    pathWords: words,
    moment: (milliseconds) => milliseconds - base + firstMoment,
    exchangeId: (id) => ordinalName(constant('exchange'), ids.get(id) ?? 0, 1),
    documentId: (id) => ordinalName(constant('document'), documents.get(id) ?? 0, 1),
    tab: (tab) => (tab <= 0 ? Math.sign(tab) : (tabs.get(tab) ?? 0)),
    frame: (frame) => (frame <= 0 ? Math.sign(frame) : (frames.get(frame) ?? 0)),
    minted: new Map(),
    shortened: new Map(),
  })
}

function ordinals<T>(values: readonly (T | undefined)[]): ReadonlyMap<T, number> {
  const found = new Map<T, number>()
  for (const value of values) {
    if (value === undefined || found.has(value) || (typeof value === 'number' && value <= 0)) continue
    found.set(value, found.size + 1)
  }
  return found
}

/** What stands in the file as it was, on purpose; loopback hosts and the like also when hosts are numbered. */
function keptBy(
  options: RedactOptions,
  { hosts, clientIds, words }: AddressWords,
  { host }: Pick<Projection, 'host'>,
): ReadonlySet<string> {
  return new Set([
    ...hosts.filter((each) => host(each) === each),
    ...(options.clientIds === 'keep' ? clientIds : []),
    ...[...words].filter((word) => plainWord(word) !== undefined),
  ])
}
