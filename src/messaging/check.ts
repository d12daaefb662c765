import type { Body, HeaderField } from '../core/model/http-exchange.ts'
import type { DocumentRead, ExchangeReported, Sighting } from '../core/model/sighting.ts'

/** What a script inside a page may tell: as hostile as the page itself. The tab and frame are the browser's word. */
export interface PageSender {
  readonly tab: number
  readonly frame: number
  readonly documentId?: string
  readonly origin?: string
}

const longest = { url: 64 * 1024, body: 256 * 1024, text: 8 * 1024, header: 16 * 1024 }
const mostHeaders = 200
/** A page's clock is the browser's clock: a report from another time is forged. */
const clockTolerance = 5 * 60_000

/** A content script's message as a sighting; undefined when it is not one. */
export function toPageSighting(
  message: unknown,
  sender: PageSender,
  now: number,
): ExchangeReported | DocumentRead | undefined {
  if (!isObject(message) || message.type !== 'seenInPage' || !isObject(message.sighting)) return undefined
  const { sighting } = message
  if (sighting.kind === 'exchangeReported') return pageReport(sighting, sender, now)
  if (sighting.kind === 'documentRead') return documentText(sighting, sender, now)
  return undefined
}

/** Entries of devtools.network, from our own devtools page; what is not one is left out. */
export function toDevtoolsSightings(sightings: unknown): readonly Sighting[] {
  if (!Array.isArray(sightings)) return []
  return sightings.flatMap((it: unknown) => {
    if (!isObject(it) || it.kind !== 'exchangeReported' || it.source !== 'devtools') return []
    const { context } = it
    if (!isObject(context) || typeof context.resourceType !== 'string') return []
    const report = exchange(it)
    const tab = numberIn(context.tab)
    if (!report) return []
    return [
      {
        ...report,
        source: 'devtools',
        context: { resourceType: resourceTypeIn(context.resourceType), ...(tab !== undefined && { tab }) },
      } as const,
    ]
  })
}

function pageReport(sighting: Fields, sender: PageSender, now: number): ExchangeReported | undefined {
  const report = exchange(sighting)
  if (!report || Math.abs(report.time - now) > clockTolerance || Math.abs(report.startedAt - now) > clockTolerance)
    return undefined
  return {
    ...report,
    source: 'pageHook',
    context: {
      resourceType: 'fetch',
      tab: sender.tab,
      frame: sender.frame,
      ...(sender.documentId !== undefined && { documentId: sender.documentId }),
      ...(sender.origin !== undefined && { initiator: sender.origin }),
    },
  }
}

function documentText(sighting: Fields, sender: PageSender, now: number): DocumentRead | undefined {
  const { url, text } = sighting
  const status = statusIn(sighting.status)
  if (typeof url !== 'string' || typeof text !== 'string' || url.length > longest.url) return undefined
  return {
    source: 'contentScript',
    kind: 'documentRead',
    time: now,
    tab: sender.tab,
    frame: sender.frame,
    url,
    text: text.slice(0, longest.text),
    ...(status !== undefined && { status }),
  }
}

type Fields = Readonly<Record<string, unknown>>

function exchange(fields: Fields): Omit<ExchangeReported, 'source' | 'context'> | undefined {
  const { time, startedAt, method, url } = fields
  if (!isTime(time) || !isTime(startedAt)) return undefined
  if (typeof method !== 'string' || !/^[A-Za-z]{1,20}$/.test(method)) return undefined
  if (typeof url !== 'string' || url.length > longest.url || !/^https?:\/\//i.test(url)) return undefined
  const endedAt = isTime(fields.endedAt) ? fields.endedAt : undefined
  const status = statusIn(fields.status)
  const requestHeaders = headersIn(fields.requestHeaders)
  const responseHeaders = headersIn(fields.responseHeaders)
  const requestBody = bodyIn(fields.requestBody)
  const responseBody = bodyIn(fields.responseBody)
  const errorCode = typeof fields.errorCode === 'string' ? fields.errorCode.slice(0, 200) : undefined
  return {
    kind: 'exchangeReported',
    time,
    startedAt,
    method: method.toUpperCase(),
    url,
    ...(endedAt !== undefined && { endedAt }),
    ...(status !== undefined && { status }),
    ...(requestHeaders && { requestHeaders }),
    ...(responseHeaders && { responseHeaders }),
    ...(requestBody && { requestBody }),
    ...(responseBody && { responseBody }),
    ...(errorCode !== undefined && { errorCode }),
  }
}

function headersIn(value: unknown): readonly HeaderField[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value.slice(0, mostHeaders).flatMap((field: unknown) => {
    if (!isObject(field) || typeof field.name !== 'string' || typeof field.value !== 'string') return []
    return [{ name: field.name.toLowerCase().slice(0, 200), value: field.value.slice(0, longest.header) }]
  })
}

function bodyIn(value: unknown): Body | undefined {
  if (!isObject(value)) return undefined
  const size = numberIn(value.size)
  const known = size === undefined ? {} : { size }
  const { text, absent } = value
  if (typeof text === 'string') {
    const truncated = value.truncated === true || text.length > longest.body
    return { text: text.slice(0, longest.body), ...(truncated && { truncated: true as const }), ...known }
  }
  return absent === 'notObservable' || absent === 'lost' ? { absent, ...known } : undefined
}

function resourceTypeIn(value: string): 'mainFrame' | 'subFrame' | 'fetch' | 'preflight' | 'prefetch' | 'other' {
  switch (value) {
    case 'mainFrame':
    case 'subFrame':
    case 'fetch':
    case 'preflight':
    case 'prefetch':
      return value
    default:
      return 'other'
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}

function statusIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599 ? value : undefined
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined
}
