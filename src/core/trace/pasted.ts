import type { HeaderField, HttpExchange } from '../model/http-exchange.ts'
import { decodeToken } from '../token/decode.ts'
import { readCurl } from './curl-command.ts'
import type { Imported } from './har.ts'

/** Reads what people paste: a cURL command, an address (of an authorization request or a callback), or a token. */
export function importPasted(text: string): Imported | undefined {
  const bare = text.trim()
  if (/^(\$\s+)?curl(\.exe)?\s/.test(bare)) return importCurl(bare)
  if (/^[a-z][a-z0-9+.-]*:\/\/\S+$/i.test(bare) && URL.canParse(bare)) return toTrace(navigation(bare), pastedAddress)
  if (decodeToken(bare).kind !== 'opaque' && /^\S+$/.test(bare.replace(/^bearer\s+/i, ''))) {
    return toTrace(presentation(bare), pastedToken)
  }
  return undefined
}

function importCurl(command: string): Imported {
  const request = readCurl(command)
  if (!request) return { problem: 'This cURL command names no address.' }
  return toTrace({ ...exchange(request.method, request.url, request.headers), request }, pastedCommand)
}

const pastedAddress = { what: 'Everything but the address', why: 'only an address was pasted' }
const pastedCommand = { what: 'The answer', why: 'a cURL command holds only the request' }
const pastedToken = {
  what: 'The request that carried the token',
  why: 'only the token was pasted; it is shown as if it were sent to an API',
}

function navigation(url: string): HttpExchange {
  return exchange('GET', url)
}

/** A host that cannot exist (RFC 2606) stands for the API. */
function presentation(token: string): HttpExchange {
  const bare = token.replace(/^bearer\s+/i, '')
  return exchange('GET', 'https://pasted-token.invalid/', [{ name: 'authorization', value: `Bearer ${bare}` }], 'fetch')
}

function exchange(
  method: string,
  url: string,
  headers?: readonly HeaderField[],
  resourceType: 'mainFrame' | 'fetch' = method === 'GET' ? 'mainFrame' : 'fetch',
): HttpExchange {
  return {
    id: 'e1',
    startedAt: 0,
    request: { method, url, ...(headers && { headers }) },
    context: { resourceType },
    provenance: { request: ['import'] },
  }
}

function toTrace(only: HttpExchange, missing: { readonly what: string; readonly why: string }): Imported {
  return { trace: { exchanges: [only], notSeen: [missing] } }
}
