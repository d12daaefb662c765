import type { HeaderField, HttpExchange } from '../model/http-exchange.ts'
import type { Imported } from './har.ts'
import { linkRedirects } from './har-links.ts'
import { isObject, listMember, member, numberMember, textMember } from './read-json.ts'

/** Reads an export of SAML-tracer: requests in order, without bodies of answers and, in most versions, without times. */
export function importSamlTracer(document: object): Imported {
  const start = Date.parse(textMember(document, 'timestamp') ?? '')
  const origin = Number.isNaN(start) ? 0 : start
  const exchanges = listMember(document, 'requests').flatMap((request, at) => toExchange(request, at, origin) ?? [])
  if (exchanges.length === 0) return { problem: 'This SAML-tracer file holds no requests.' }
  return {
    trace: {
      exchanges: linkRedirects(exchanges),
      notSeen: [
        { what: 'Response bodies', why: 'SAML-tracer does not record them' },
        {
          what: 'Times',
          why: 'SAML-tracer does not record them: the order of the file is kept, one millisecond apart',
        },
      ],
    },
  }
}

function toExchange(request: unknown, at: number, origin: number): HttpExchange | undefined {
  const url = textMember(request, 'url')
  if (!url) return undefined
  const method = (textMember(request, 'method') || 'GET').toUpperCase()
  const headers = readHeaders(member(request, 'requestHeaders'))
  const responseHeaders = readHeaders(member(request, 'responseHeaders'))
  const status = numberMember(request, 'responseStatus')
  const answered = status !== undefined && status >= 100 && status <= 599
  const location = responseHeaders?.find(({ name }) => name === 'location')?.value
  const body = readForm(listMember(request, 'post'))
  return {
    id: `e${at + 1}`,
    startedAt: origin + at,
    request: { method, url, ...(headers && { headers }), ...(body !== undefined && { body: { text: body } }) },
    ...(answered && {
      response: {
        status,
        ...(responseHeaders && { headers: responseHeaders }),
        body: { absent: 'notObservable' },
        ...(location && URL.canParse(location, url) && { redirectUrl: new URL(location, url).href }),
      },
    }),
    context: { resourceType: readType(headers, method) },
    provenance: { request: ['import'], ...(answered && { response: ['import'] }) },
  }
}

/** Objects since version 1.0, pairs before. */
function readHeaders(list: unknown): readonly HeaderField[] | undefined {
  if (!Array.isArray(list)) return undefined
  return list.flatMap((field: unknown) => {
    const [name, value] = Array.isArray(field) ? field : [textMember(field, 'name'), textMember(field, 'value')]
    return typeof name === 'string' ? [{ name: name.toLowerCase(), value: typeof value === 'string' ? value : '' }] : []
  })
}

function readForm(pairs: readonly unknown[]): string | undefined {
  const fields = pairs.flatMap((pair) => {
    const [name, value] = Array.isArray(pair) ? pair : isObject(pair) ? [pair.name, pair.value] : []
    return typeof name === 'string' ? [[name, typeof value === 'string' ? value : ''] as const] : []
  })
  return fields.length > 0 ? new URLSearchParams(fields.map(([name, value]) => [name, value])).toString() : undefined
}

function readType(headers: readonly HeaderField[] | undefined, method: string) {
  const destination = headers?.find(({ name }) => name === 'sec-fetch-dest')?.value
  if (destination === 'iframe' || destination === 'frame') return 'subFrame'
  if (destination === 'document') return 'mainFrame'
  if (destination === 'empty' || headers?.some(({ name }) => name === 'origin')) {
    return method === 'OPTIONS' ? 'preflight' : 'fetch'
  }
  return headers?.some(({ name, value }) => name === 'accept' && value.includes('text/html')) ? 'mainFrame' : 'other'
}
