import { headerOf } from '../model/http-exchange.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { readAuthorization } from './challenge.ts'
import type { Knowledge } from './knowledge.ts'
import { parameterValue } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** How a request presents an access token (RFC 6750 §2, RFC 9449 §7); undefined when it presents none. */
export function presentedToken(read: ReadExchange, knowledge: Knowledge) {
  const { request } = read.exchange
  const dpop = headerOf(request, 'dpop')
  const authorization = readAuthorization(request)
  if (authorization && isTokenAuthorization(authorization, knowledge)) {
    return withoutUndefined({
      access_token: tokenIn(authorization),
      scheme: authorization.scheme ?? bareScheme(authorization.authorization),
      authorization: authorization.authorization,
      presentedIn: 'header' as const,
      dpop,
    })
  }
  const other = request.headers?.find(
    ({ name, value }) => !notCredentials.has(name) && knowledge.isIssuedToken(value.trim()),
  )
  if (other) return withoutUndefined({ access_token: other.value.trim(), presentedIn: 'header' as const, dpop })
  const inQuery = parameterValue(read.url.query, 'access_token') ?? issuedIn(read.url.query, knowledge)
  if (inQuery) return withoutUndefined({ access_token: inQuery, presentedIn: 'query' as const, dpop })
  const inBody =
    parameterValue(read.requestBody.parameters, 'access_token') ?? issuedIn(read.requestBody.parameters, knowledge)
  if (inBody) return withoutUndefined({ access_token: inBody, presentedIn: 'body' as const, dpop })
  return dpop === undefined ? undefined : { dpop }
}

const notCredentials = new Set(['cookie', 'referer', 'origin', 'host', 'user-agent', 'authorization'])

function issuedIn(parameters: ReadExchange['parameters'], knowledge: Knowledge) {
  return parameters.find(({ value }) => knowledge.isIssuedToken(value))?.value
}

interface Authorization {
  readonly authorization: string
  readonly scheme?: string
  readonly credentials: string
}

/** `Bearer`, `DPoP`, and what is left of them when they were written wrongly. */
function isTokenAuthorization({ authorization, scheme, credentials }: Authorization, knowledge: Knowledge): boolean {
  if (/^["']?(?:bearer|dpop)\b/i.test(authorization)) return true
  if (knowledge.isIssuedToken(credentials) || knowledge.isIssuedToken(stripQuotes(credentials))) return true
  if (scheme === undefined)
    return /^ey[\w-]{5,}\.[\w-]+\./.test(authorization) || /^(?:undefined|null)$/i.test(authorization)
  return /^(?:token|jwt|access[-_]?token)$/i.test(scheme) && /^ey[\w-]{5,}\.[\w-]+\./.test(credentials)
}

function tokenIn({ scheme, credentials, authorization }: Authorization): string | undefined {
  if (scheme !== undefined) return credentials === '' ? undefined : credentials
  return bareScheme(authorization) === undefined ? stripColon(credentials) : undefined
}

/** `Bearer` with nothing behind it. */
function bareScheme(authorization: string): string | undefined {
  return /^(?:bearer|dpop)$/i.test(authorization) ? authorization : undefined
}

function stripColon(text: string) {
  return text.replace(/^(?:bearer|dpop)[:=]/i, '')
}

function stripQuotes(text: string) {
  return text.replace(/^["']|["']$/g, '')
}
