import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Fault } from '../scenario.ts'

export interface ProxiedRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export interface ProxiedResponse {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** What the proxy does to one request: answer it alone, or change it on the way there or back. */
export interface Behaviour {
  /** Undefined: this request is let through. */
  readonly instead?: (request: ProxiedRequest) => ProxiedResponse | undefined
  readonly before?: (request: ProxiedRequest) => ProxiedRequest
  readonly after?: (response: ProxiedResponse) => ProxiedResponse
}

export function faultOf(fault: Fault): Behaviour {
  switch (fault.kind) {
    case 'block page':
      return { instead: () => page(403, blockPage, { server: 'cloudflare', 'cf-ray': rayId }) }
    case 'outage':
      return { instead: () => page(503, outagePage, { server: 'demo-balancer' }) }
    case 'rate limit':
      return { instead: () => tooManyRequests(fault.retryAfter) }
    case 'preflight refused':
      return { instead: (request) => (request.method === 'OPTIONS' ? page(401, 'Unauthorized', {}) : undefined) }
    case 'no CORS headers':
      return { after: withoutCors }
    case 'web page as answer':
      return { after: (response) => withBody(response, 'text/html; charset=utf-8', startPage) }
    case 'member removed':
      return { after: (response) => changeJson(response, ({ [fault.member]: _, ...rest }) => rest) }
    case 'request changed':
      return { before: (request) => ({ ...request, url: replaceQuery(request.url, fault.parameter, randomValue()) }) }
    case 'response changed':
      return {
        after: (response) => changeLocation(response, fault.parameter, 'to' in fault ? fault.to : randomValue()),
      }
  }
}

function page(status: number, body: string, headers: IncomingHttpHeaders): ProxiedResponse {
  return { status, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(body) }
}

function tooManyRequests(retryAfter: number): ProxiedResponse {
  const headers = { 'retry-after': String(retryAfter), 'content-type': 'application/json', server: 'demo-gateway' }
  return { status: 429, headers, body: Buffer.from(JSON.stringify({ message: 'API rate limit exceeded' })) }
}

function withoutCors(response: ProxiedResponse): ProxiedResponse {
  const kept = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'))
  return { ...response, headers: Object.fromEntries(kept) }
}

function withBody(response: ProxiedResponse, contentType: string, body: string): ProxiedResponse {
  return { ...response, headers: { ...response.headers, 'content-type': contentType }, body: Buffer.from(body) }
}

type Json = Readonly<Record<string, unknown>>

function changeJson(response: ProxiedResponse, change: (body: Json) => Json): ProxiedResponse {
  if (!response.headers['content-type']?.includes('application/json')) return response
  return { ...response, body: Buffer.from(JSON.stringify(change(JSON.parse(response.body.toString())))) }
}

/** Only the redirect that carries the answer back to the app, not those between the server's own pages. */
function changeLocation(response: ProxiedResponse, parameter: string, value: string): ProxiedResponse {
  const { location } = response.headers
  if (!location || !/[?&](code|error)=/.test(location)) return response
  return { ...response, headers: { ...response.headers, location: replaceQuery(location, parameter, value) } }
}

function replaceQuery(url: string, parameter: string, value: string): string {
  return url.replace(new RegExp(`([?&]${parameter}=)[^&#]*`), (_, start) => start + encodeURIComponent(value))
}

function randomValue(): string {
  return randomBytes(16).toString('hex')
}

const rayId = '8f1d2e3c4b5a6978-FRA'

/** In the words of a widespread product. */
const blockPage = `<!doctype html><html lang="en"><title>Access denied</title><h1>Error 1006</h1><h2>Access denied</h2>
<p>The owner of this website has banned your IP address (203.0.113.7).</p>
<p>Ray ID: ${rayId}</p></html>`

const outagePage = `<!doctype html><html lang="en"><title>503 Service Unavailable</title>
<h1>503 Service Unavailable</h1><p>No server is available to handle this request.</p></html>`

const startPage = `<!doctype html><html lang="en"><title>Demo Login</title><h1>Welcome</h1></html>`
