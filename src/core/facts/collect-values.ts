import type { OAuthMessage, Parameter } from '../model/message.ts'
import { isJsonObject } from '../token/json.ts'

/** The values of a trace that facts are computed of, each once. */
export interface Values {
  readonly tokens: ReadonlySet<string>
  /** Of these only a JWT is worth keeping: that they are opaque says nothing. */
  readonly onlyIfJwt: ReadonlySet<string>
  /** Tokens whose signer is known by the place where they stand. */
  readonly signed: ReadonlyMap<string, SignedBy>
  readonly verifiers: ReadonlySet<string>
  readonly hashed: ReadonlySet<string>
  readonly shaped: ReadonlySet<string>
}

export interface SignedBy {
  /** Whose keys verify it; a DPoP proof brings its own. */
  readonly signer: 'server' | 'client'
  /** What an HMAC is made with: client and server share the client secret (OIDCC §9, §10.1); of other secrets nothing is known. */
  readonly mac: 'clientSecret' | 'unknown'
}

const tokenNames = [
  'id_token',
  'access_token',
  'refresh_token',
  'request',
  'id_token_hint',
  'client_assertion',
  'assertion',
  'subject_token',
  'actor_token',
  'response',
  'logout_token',
  'dpop',
  'token',
] as const
const opaqueIsUsual = new Set<string>([
  'refresh_token',
  'assertion',
  'subject_token',
  'actor_token',
  'token',
  'response',
  'request',
])
const toClient: SignedBy = { signer: 'server', mac: 'clientSecret' }
const toAnybody: SignedBy = { signer: 'server', mac: 'unknown' }
const byClient: SignedBy = { signer: 'client', mac: 'clientSecret' }
const signedBy: ReadonlyMap<string, SignedBy> = new Map([
  ['id_token', toClient],
  ['id_token_hint', toClient],
  ['response', toClient],
  ['logout_token', toClient],
  ['access_token', toAnybody],
  ['dpop', toAnybody],
  ['token', toAnybody],
  ['subject_token', toAnybody],
  ['request', byClient],
  ['client_assertion', byClient],
])
const hashedNames = new Set<string>(['access_token', 'code', 'state'])
const shapedNames = [
  'code_challenge',
  'code_verifier',
  'state',
  'nonce',
  'code',
  'client_id',
  'client_secret',
  'refresh_token',
  'access_token',
  'id_token',
  'device_code',
  'user_code',
  'authorization',
  'dpop_jkt',
] as const

export function valuesOf(messages: readonly OAuthMessage[]): Values {
  const found = {
    tokens: new Set<string>(),
    onlyIfJwt: new Set<string>(),
    signed: new Map<string, SignedBy>(),
    verifiers: new Set<string>(),
    hashed: new Set<string>(),
    shaped: new Set<string>(),
  }
  const interesting = new Set<string>([...tokenNames, ...shapedNames])
  const isToken = new Set<string>(tokenNames)
  const isShaped = new Set<string>(shapedNames)
  const always = new Set<string>()

  for (const message of messages) {
    for (const [name, value] of namedValues(message, interesting)) {
      if (value === '') continue
      if (isToken.has(name)) {
        found.tokens.add(value)
        if (opaqueIsUsual.has(name)) found.onlyIfJwt.add(value)
        else always.add(value)
        const by = signedBy.get(name)
        // An ID token may come back as a token or hint: what it was issued as says most.
        if (by && (by === toClient || !found.signed.has(value))) found.signed.set(value, by)
      }
      if (isShaped.has(name)) found.shaped.add(value)
      if (hashedNames.has(name)) found.hashed.add(value)
      if (name === 'code_verifier') found.verifiers.add(value)
    }
  }
  for (const value of always) found.onlyIfJwt.delete(value)
  return found
}

/** Members, parameters and body members of a message that have one of the names. */
function namedValues(message: OAuthMessage, names: ReadonlySet<string>): readonly (readonly [string, string])[] {
  const parameters: readonly Parameter[] = 'parameters' in message ? message.parameters : []
  const body = 'body' in message && isJsonObject(message.body) ? message.body : {}
  const pairs: (readonly [string, unknown])[] = [
    ...Object.entries(message),
    ...parameters.map(({ name, value }) => [name, value] as const),
    ...Object.entries(body),
  ]
  return pairs.flatMap(([name, value]) =>
    names.has(name) && typeof value === 'string' ? [[name, value] as const] : [],
  )
}
