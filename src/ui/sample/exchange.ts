import type { Body, HeaderField, HttpExchange } from '../../core/model/http-exchange.ts'

interface Seen {
  readonly id: string
  readonly at: number
  readonly took?: number
  readonly method?: string
  readonly url: string
  readonly form?: Readonly<Record<string, string>>
  readonly sent?: Readonly<Record<string, string>>
  readonly status: number
  readonly answered?: Readonly<Record<string, string>>
  readonly json?: object
  readonly redirectUrl?: string
  readonly redirectedFrom?: string
  readonly redirectedTo?: string
  readonly type?: HttpExchange['context']['resourceType']
  readonly initiator?: string
}

/** One exchange of a sample, from what matters of it. */
export function exchange(seen: Seen): HttpExchange {
  const body = seen.form && new URLSearchParams(seen.form).toString()
  return {
    id: seen.id,
    startedAt: seen.at,
    endedAt: seen.at + (seen.took ?? 20),
    request: {
      method: seen.method ?? 'GET',
      url: seen.url,
      headers: fields({
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
        ...(seen.initiator && { origin: seen.initiator }),
        ...seen.sent,
      }),
      ...(body !== undefined && { body: { text: body } }),
    },
    response: {
      status: seen.status,
      headers: fields({ ...(seen.json && { 'content-type': 'application/json' }), ...seen.answered }),
      body: bodyOf(seen),
      ...(seen.redirectUrl !== undefined && { redirectUrl: seen.redirectUrl }),
    },
    context: {
      resourceType: seen.type ?? 'fetch',
      tab: 1,
      frame: 0,
      armed: true,
      ...(seen.initiator && { initiator: seen.initiator }),
    },
    ...(seen.redirectedFrom && { redirectedFrom: seen.redirectedFrom }),
    ...(seen.redirectedTo && { redirectedTo: seen.redirectedTo }),
    provenance: { request: ['import'], response: ['import'], requestBody: ['import'], responseBody: ['import'] },
  }
}

function bodyOf({ json, type }: Seen): Body {
  if (json) return { text: JSON.stringify(json) }
  return { text: type === 'mainFrame' ? '<!doctype html>' : '' }
}

function fields(headers: Readonly<Record<string, string>>): readonly HeaderField[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value }))
}

/** A token for show: its signature is not one. */
export function token(header: object, claims: object): string {
  return `${base64url(JSON.stringify(header))}.${base64url(JSON.stringify(claims))}.${base64url('not a signature, this is a sample')}`
}

function base64url(text: string) {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
