import type { JsonObject } from '../../model/facts.ts'
import { type HttpExchange, headerOf } from '../../model/http-exchange.ts'
import { atHeader } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'

/** Servers take proofs that are a few minutes old at most. Seconds. */
const freshFor = 300

/** Answers by which a server can refuse a proof (RFC 9449 §5, §7.1). */
const refusals = new Set([400, 401, 403])

export default defineRule({
  id: 'tokreq-dpop-proof-invalid',
  title: 'The DPoP proof does not fit the request',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9449-4.2', 'RFC9449-4.3', 'RFC9449-7.1', 'RFC9449-8', 'RFC9449-11.1'],
  requires: ['exchange'],
  why: 'A proof is made for one request: its method, address, time and token. Anything else looks like a stolen proof, and the server refuses it.',
  fix: 'Make a new proof for every request and every retry, with the exact URL, the current nonce and, at an API, the hash of the token (ath).',
  messages: {
    malformed: 'The DPoP header is not a readable JWT.',
    several: 'The request has {count} DPoP headers; exactly one is allowed.',
    typ: 'The DPoP proof has typ "{typ}" instead of "dpop+jwt".',
    alg: 'The DPoP proof is signed with "{alg}", which proves no key pair.',
    jwk: 'The DPoP proof carries no public key (jwk), or a private one.',
    htm: 'The DPoP proof was made for {htm}, but the request is {method}.',
    htu: 'The DPoP proof was made for {htu}, but the request went to {url}.',
    iat: "The DPoP proof was made {age} s away from the request's time.",
    ath: 'The DPoP proof does not name the access token it is sent with (ath).',
    nonce: 'The server asked for its nonce in the DPoP proof, and the app tried again without it.',
    jti: 'The DPoP proof has no identifier of its own (jti), so a server cannot tell a second use from the first.',
    reused: 'The same DPoP proof (jti) was used for two requests.',
  },
  check({ exchange }, context) {
    const proofs = (exchange.request.headers ?? []).filter((field) => field.name === 'dpop')
    const proof = proofs[0]?.value
    if (proof === undefined) return { inapplicable: 'no DPoP proof' }
    if (!refusals.has(exchange.response?.status ?? 0)) return
    const evidence = [atHeader({ exchange: exchange.id }, 'request', 'dpop')]
    if (proofs.length > 1) return { message: 'several', data: { count: proofs.length }, evidence }
    const decoded = context.token(proof)
    if (decoded.kind !== 'jws') return { message: 'malformed', evidence }
    if (saysNonce(exchange, context))
      return isNonceIgnored(decoded.claims, exchange, context) ? { message: 'nonce', evidence } : undefined
    const flaw =
      flawOf(decoded.header, decoded.claims, exchange) ??
      athFlaw(decoded.claims, exchange, context) ??
      reuseFlaw(decoded.claims, exchange, context)
    return flaw && { ...flaw, evidence }
  },
})

function saysNonce({ id }: HttpExchange, { flow }: RuleContext) {
  return flow.messages.some((each) => each.exchange === id && 'error' in each && each.error === 'use_dpop_nonce')
}

/** Asked for a nonce once before, and still none: the first time is a step of the protocol (RFC 9449 §8). */
function isNonceIgnored({ nonce }: JsonObject, exchange: HttpExchange, context: RuleContext) {
  if (nonce !== undefined) return false
  return context.flow.exchanges.some((id) => {
    const earlier = context.exchange({ exchange: id })
    return (
      earlier.startedAt < exchange.startedAt &&
      saysNonce(earlier, context) &&
      withoutQuery(earlier.request.url) === withoutQuery(exchange.request.url)
    )
  })
}

function flawOf(header: JsonObject, claims: JsonObject, { request, startedAt }: HttpExchange) {
  const { typ, alg, jwk } = header
  const { htm, htu, iat, jti } = claims
  const url = withoutQuery(request.url)
  if (typ !== 'dpop+jwt') return { message: 'typ', data: { typ: String(typ) } } as const
  if (typeof alg !== 'string' || alg === 'none' || alg.startsWith('HS'))
    return { message: 'alg', data: { alg: String(alg) } } as const
  if (typeof jwk !== 'object' || jwk === null || 'd' in jwk || 'k' in jwk) return { message: 'jwk' } as const
  if (htm !== request.method) return { message: 'htm', data: { htm: String(htm), method: request.method } } as const
  if (typeof htu !== 'string' || withoutQuery(htu) !== url)
    return { message: 'htu', data: { htu: String(htu), url } } as const
  if (typeof jti !== 'string' || jti === '') return { message: 'jti' } as const
  const age = typeof iat === 'number' ? Math.abs(Math.round(startedAt / 1000 - iat)) : Number.POSITIVE_INFINITY
  return age > freshFor ? ({ message: 'iat', data: { age: Number.isFinite(age) ? age : '?' } } as const) : undefined
}

/** Compared after the normalisation of the scheme (RFC 9449 §4.3): letter case of the host, default port, empty path. */
function withoutQuery(url: string) {
  const bare = url.split(/[?#]/)[0] ?? url
  try {
    return new URL(bare).href
  } catch {
    return bare
  }
}

function athFlaw({ ath }: JsonObject, { request }: HttpExchange, { facts }: RuleContext) {
  const token = /^DPoP\s+(\S+)$/i.exec(headerOf(request, 'authorization') ?? '')?.[1]
  const expected = token === undefined ? undefined : facts.hashes[token]?.whole
  return expected !== undefined && ath !== expected ? ({ message: 'ath' } as const) : undefined
}

function reuseFlaw({ jti }: JsonObject, { id, startedAt }: HttpExchange, { exchanges, token }: RuleContext) {
  if (typeof jti !== 'string') return undefined
  const earlier = exchanges.some((each) => {
    const other = headerOf(each.request, 'dpop')
    if (each.id === id || each.startedAt > startedAt || other === undefined) return false
    const decoded = token(other)
    return decoded.kind === 'jws' && decoded.claims.jti === jti
  })
  return earlier ? ({ message: 'reused' } as const) : undefined
}
