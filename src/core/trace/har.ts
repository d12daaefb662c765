import type { Facts } from '../model/facts.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type { NotSeen, Trace } from '../model/trace.ts'
import { type HarContext, toExchange } from './har-entry.ts'
import { linkRedirects } from './har-links.ts'
import { createJsonSplitter } from './json-splitter.ts'
import { isObject, listMember, member, parseJson, textMember } from './read-json.ts'
import { readNotSeen } from './read-not-seen.ts'
import { readFacts } from './trace-file-facts.ts'

/** A file that was read, or one sentence on why it could not be. */
export type Imported = { readonly trace: Trace } | { readonly problem: string }

/** Reads a HAR 1.2 file (http://www.softwareishard.com/blog/har-12-spec/) of any browser or tool, whole or cut off. */
export function importHar(har: string | object): Imported {
  if (typeof har !== 'string') return importHarObject(har)
  const reader = createHarReader()
  reader.push(har)
  return reader.end()
}

/** The same, for a file that arrives in chunks: only the exchanges are held, never the text. */
export interface HarReader {
  push(chunk: string): void
  end(): Imported
  /** Entries read so far, for a progress bar. */
  readonly entries: number
}

export function createHarReader(): HarReader {
  const collector = createCollector()
  let unreadable = 0
  let length = 0
  const splitter = createJsonSplitter(new Set([...entryPaths, ...browserPaths, ownPath]), ({ path, text }) => {
    const value = parseJson(text)
    if (browserPaths.has(path)) collector.browser(value)
    else if (path === ownPath) collector.own(value)
    else if (isObject(value)) collector.entry(value)
    else unreadable++
  })
  return {
    push(chunk) {
      length += chunk.length
      splitter.push(chunk)
    },
    end() {
      const { complete } = splitter.end()
      if (length === 0) return { problem: 'The file is empty.' }
      return collector.finish({ unreadable, complete })
    },
    get entries() {
      return collector.count()
    },
  }
}

/** Some tools write the log without its envelope. */
const entryPaths: ReadonlySet<string> = new Set(['log.entries', 'entries'])
/** Facts of a HAR that we redacted. */
const ownPath = 'log._oauthXray'
const ownVersion = 1
const newerFacts: NotSeen = { what: 'The facts of the file', why: 'a newer OAuth X-ray wrote them: please update' }
const browserPaths: ReadonlySet<string> = new Set(['log.creator', 'creator', 'log.browser', 'browser'])

function importHarObject(har: object): Imported {
  const log = member(har, 'log') ?? har
  const collector = createCollector()
  collector.browser(member(log, 'creator'))
  collector.own(member(log, '_oauthXray'))
  const entries = listMember(log, 'entries')
  for (const entry of entries) collector.entry(entry)
  if (!Array.isArray(member(log, 'entries'))) return { problem: notHar }
  return collector.finish({ unreadable: 0, complete: true })
}

const notHar = 'This is not a HAR file: it has no "log" with "entries".'

interface Ending {
  readonly unreadable: number
  readonly complete: boolean
}

function createCollector() {
  const exchanges: HttpExchange[] = []
  const tabs = new Map<string, number>()
  let creator: string | undefined
  let facts: Facts | undefined
  let skipped = 0
  const ownNotSeen: NotSeen[] = []

  function tab(pageref: string): number {
    const known = tabs.get(pageref) ?? tabs.size + 1
    tabs.set(pageref, known)
    return known
  }

  return {
    count: () => exchanges.length,
    browser(value: unknown) {
      creator ??= textMember(value, 'name')
    },
    own(value: unknown) {
      if (Number(member(value, 'version')) > ownVersion) ownNotSeen.push(newerFacts)
      else facts ??= readFacts(member(value, 'facts'))
      ownNotSeen.push(...readNotSeen(member(value, 'notSeen')))
    },
    entry(value: unknown) {
      const context: HarContext = {
        tab,
        previousStart: exchanges.at(-1)?.startedAt ?? 0,
        id: `e${exchanges.length + 1}`,
      }
      const exchange = toExchange(value, context)
      if (exchange) exchanges.push(exchange)
      else skipped++
    },
    finish({ unreadable, complete }: Ending): Imported {
      const unread = unreadable + skipped
      if (exchanges.length === 0) return { problem: emptyProblem(complete, unread, creator) }
      const byTime = exchanges.toSorted((one, other) => one.startedAt - other.startedAt)
      const notSeen = [
        ...cutOff(complete, exchanges.length),
        ...unreadEntries(unread),
        ...sanitized(creator, exchanges),
        ...ownNotSeen,
      ]
      return {
        trace: { exchanges: linkRedirects(byTime), ...(facts && { facts }), ...(notSeen.length > 0 && { notSeen }) },
      }
    },
  }
}

function emptyProblem(complete: boolean, unread: number, creator: string | undefined): string {
  if (!complete) return 'The file is cut off or is not JSON: no request could be read from it.'
  if (unread > 0) return `None of the ${unread} entries of this HAR file has a request that can be read.`
  return creator === undefined
    ? notHar
    : 'The HAR file is valid but holds no requests: record the login, then export again.'
}

function cutOff(complete: boolean, count: number): readonly NotSeen[] {
  if (complete) return []
  return [{ what: `Everything after the first ${count} requests`, why: 'the file ends in the middle' }]
}

function unreadEntries(count: number): readonly NotSeen[] {
  if (count === 0) return []
  return [{ what: `${count} ${count === 1 ? 'entry' : 'entries'} of the file`, why: 'they are not valid HAR entries' }]
}

const removedBySanitizing: ReadonlySet<string> = new Set(['cookie', 'set-cookie', 'authorization'])

/** Chrome's default export ("sanitized") drops three header fields without saying so in the file. */
function sanitized(creator: string | undefined, exchanges: readonly HttpExchange[]): readonly NotSeen[] {
  if (creator !== 'WebInspector') return []
  const fields = exchanges.flatMap(({ request, response }) => [
    ...(request.headers ?? []),
    ...(response?.headers ?? []),
  ])
  if (fields.length === 0 || fields.some(({ name }) => removedBySanitizing.has(name))) return []
  return [
    {
      what: 'The header fields Cookie, Set-Cookie and Authorization',
      why: "no entry has one: Chrome's sanitized HAR leaves them out; export it with sensitive data to have them judged",
    },
  ]
}
