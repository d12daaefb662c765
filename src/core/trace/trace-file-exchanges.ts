import type {
  Absence,
  Body,
  ExchangeContext,
  ExchangePart,
  HeaderField,
  HttpExchange,
  HttpRequest,
  HttpResponse,
  NetworkError,
  NetworkErrorKind,
  ResourceType,
  Source,
} from '../model/http-exchange.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { isObject, member, numberMember, textMember } from './read-json.ts'

export interface ReadExchanges {
  readonly exchanges: readonly HttpExchange[]
  /** What was not understood, as paths. */
  readonly left: readonly string[]
}

/** Reads the exchanges of a file that nobody vouches for: what does not fit is left out and named. */
export function readExchanges(value: unknown): ReadExchanges {
  const left: string[] = []
  const exchanges = (Array.isArray(value) ? value : []).flatMap((each: unknown, at) => {
    const exchange = readExchange(each, left)
    if (!exchange) left.push(`exchanges[${at}]`)
    return exchange ? [exchange] : []
  })
  return { exchanges, left }
}

function readExchange(value: unknown, left: string[]): HttpExchange | undefined {
  const id = textMember(value, 'id')
  const startedAt = numberMember(value, 'startedAt')
  const request = readRequest(member(value, 'request'), left)
  if (id === undefined || startedAt === undefined || !request) return undefined
  note(value, 'exchange', exchangeMembers, left)
  return withoutUndefined({
    id,
    startedAt,
    endedAt: numberMember(value, 'endedAt'),
    request,
    response: readResponse(member(value, 'response'), left),
    error: readError(member(value, 'error')),
    context: readContext(member(value, 'context'), left),
    redirectedFrom: textMember(value, 'redirectedFrom'),
    redirectedTo: textMember(value, 'redirectedTo'),
    documentText: textMember(value, 'documentText'),
    provenance: readProvenance(member(value, 'provenance')),
  })
}

function readRequest(value: unknown, left: string[]): HttpRequest | undefined {
  const method = textMember(value, 'method')
  const url = textMember(value, 'url')
  if (method === undefined || url === undefined) return undefined
  note(value, 'request', ['method', 'url', 'headers', 'body'], left)
  return withoutUndefined({ method, url, headers: readHeaders(value), body: readBody(member(value, 'body'), left) })
}

function readResponse(value: unknown, left: string[]): HttpResponse | undefined {
  const status = numberMember(value, 'status')
  if (status === undefined) return undefined
  note(value, 'response', ['status', 'headers', 'body', 'redirectUrl'], left)
  return withoutUndefined({
    status,
    headers: readHeaders(value),
    body: readBody(member(value, 'body'), left),
    redirectUrl: textMember(value, 'redirectUrl'),
  })
}

function readHeaders(message: unknown): readonly HeaderField[] | undefined {
  const list = member(message, 'headers')
  if (!Array.isArray(list)) return undefined
  return list.flatMap((field: unknown) => {
    const name = textMember(field, 'name')
    const value = textMember(field, 'value')
    return name !== undefined && value !== undefined ? [{ name: name.toLowerCase(), value }] : []
  })
}

const absences: readonly Absence[] = ['notObservable', 'notArmed', 'lost', 'redacted', 'truncated']

function readBody(value: unknown, left: string[]): Body | undefined {
  if (!isObject(value)) return undefined
  note(value, 'body', ['text', 'absent', 'truncated', 'size'], left)
  return withoutUndefined({
    text: textMember(value, 'text'),
    absent: oneOf(absences, value.absent),
    truncated: value.truncated === true ? (true as const) : undefined,
    size: numberMember(value, 'size'),
  })
}

const errorKinds: readonly NetworkErrorKind[] = [
  'dns',
  'refused',
  'reset',
  'timeout',
  'unreachable',
  'proxy',
  'tls',
  'aborted',
  'blockedByClient',
  'mixedContent',
  'blockedByResponse',
  'cors',
  'other',
]

function readError(value: unknown): NetworkError | undefined {
  const code = textMember(value, 'code')
  return code === undefined ? undefined : { kind: oneOf(errorKinds, member(value, 'kind')) ?? 'other', code }
}

const resourceTypes: readonly ResourceType[] = [
  'mainFrame',
  'subFrame',
  'fetch',
  'worker',
  'preflight',
  'prefetch',
  'other',
]

function readContext(value: unknown, left: string[]): ExchangeContext {
  note(value, 'context', contextMembers, left)
  return withoutUndefined({
    resourceType: oneOf(resourceTypes, member(value, 'resourceType')) ?? ('other' as const),
    tab: numberMember(value, 'tab'),
    frame: numberMember(value, 'frame'),
    parentFrame: numberMember(value, 'parentFrame'),
    openerTab: numberMember(value, 'openerTab'),
    tabClosedAt: numberMember(value, 'tabClosedAt'),
    documentId: textMember(value, 'documentId'),
    initiator: textMember(value, 'initiator'),
    incognito: member(value, 'incognito') === true ? (true as const) : undefined,
    armed: member(value, 'armed') === true ? (true as const) : undefined,
  })
}

const sources: readonly Source[] = [
  'webRequest',
  'webNavigation',
  'pageHook',
  'contentScript',
  'streamFilter',
  'devtools',
  'import',
]
const parts: readonly ExchangePart[] = [
  'request',
  'requestHeaders',
  'requestBody',
  'response',
  'responseHeaders',
  'responseBody',
  'documentText',
  'error',
]

/** Who said what survives a file: a part that only the page reported stays one. */
function readProvenance(value: unknown): HttpExchange['provenance'] {
  const entries = parts.flatMap((part) => {
    const list = member(value, part)
    const named = Array.isArray(list) ? list.flatMap((source) => oneOf(sources, source) ?? []) : []
    return named.length > 0 ? [[part, named] as const] : []
  })
  return Object.fromEntries(entries)
}

const exchangeMembers = [
  'id',
  'startedAt',
  'endedAt',
  'request',
  'response',
  'error',
  'context',
  'redirectedFrom',
  'redirectedTo',
  'documentText',
  'provenance',
]
const contextMembers = [
  'resourceType',
  'tab',
  'frame',
  'parentFrame',
  'openerTab',
  'tabClosedAt',
  'documentId',
  'initiator',
  'incognito',
  'armed',
]

function note(value: unknown, where: string, known: readonly string[], left: string[]): void {
  if (!isObject(value)) return
  for (const name of Object.keys(value)) if (!known.includes(name)) left.push(`${where}.${name}`)
}

function oneOf<const T extends string>(allowed: readonly T[], value: unknown): T | undefined {
  return allowed.find((each) => each === value)
}
