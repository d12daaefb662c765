import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** What went through the servers of this process, as they saw it: independent of what the extension captured. */
export interface Wire {
  /** Values of credentials and personal data by the name under which they went. */
  secrets(): ReadonlyMap<string, ReadonlySet<string>>
  stop(): void
}

const channel = 'http.server.request.start'

export function watchWire(): Wire {
  const texts: string[] = []
  const onRequest = (event: unknown) => {
    const { request, response } = event as { readonly request: IncomingMessage; readonly response: ServerResponse }
    texts.push(`${request.url}\n${JSON.stringify(request.headers)}`)
    tapRequest(request, (text) => texts.push(text))
    tapResponse(response, (text) => texts.push(text))
  }
  subscribe(channel, onRequest)
  return { secrets: () => findSecrets(texts.join('\n')), stop: () => void unsubscribe(channel, onRequest) }
}

/** The parser pushes what arrives, however the handler reads it later. */
function tapRequest(request: IncomingMessage, take: (text: string) => void): void {
  const push = request.push.bind(request)
  request.push = (chunk: unknown, ...rest: []) => {
    if (chunk instanceof Uint8Array || typeof chunk === 'string') take(String(chunk))
    return push(chunk, ...rest)
  }
}

function tapResponse(response: ServerResponse, take: (text: string) => void): void {
  for (const name of ['write', 'end'] as const) {
    const own = response[name].bind(response) as (...given: unknown[]) => never
    response[name] = (...given: unknown[]) => {
      const [chunk] = given
      if (chunk instanceof Uint8Array || typeof chunk === 'string') take(Buffer.from(chunk as string).toString())
      return own(...given)
    }
  }
  response.once('finish', () => take(JSON.stringify(response.getHeaders())))
}

const names = [
  'code',
  'state',
  'nonce',
  'code_verifier',
  'access_token',
  'id_token',
  'refresh_token',
  'password',
  '_session',
  '_interaction',
  'session_state',
  'sub',
  'email',
]

function findSecrets(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const name of names) {
    const written = new RegExp(`(?<![\\w.-])${name}(?:\\.sig)?(?:=|\\\\?"\\s*:\\s*\\\\?")([^&"'\\\\\\s;,<]{6,})`, 'g')
    const values = [...text.matchAll(written)].map(([, value = '']) => decode(value))
    if (values.length > 0) found.set(name, new Set(values))
  }
  return found
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
