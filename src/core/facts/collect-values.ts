import type { OAuthMessage, Parameter } from '../model/message.ts'
import { isJsonObject } from '../token/json.ts'

/** The values of a trace that facts are computed of, each once. */
export interface Values {
  readonly tokens: ReadonlySet<string>
  /** Of these only a JWT is worth keeping: that they are opaque says nothing. */
  readonly onlyIfJwt: ReadonlySet<string>
  /** Tokens that the server, or the holder of a key in the token itself, has signed. */
  readonly verifiable: ReadonlySet<string>
  readonly verifiers: ReadonlySet<string>
  readonly hashed: ReadonlySet<string>
  readonly shaped: ReadonlySet<string>
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
const signedByServer = new Set<string>([
  'id_token',
  'access_token',
  'id_token_hint',
  'response',
  'logout_token',
  'dpop',
  'token',
  'subject_token',
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
    verifiable: new Set<string>(),
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
        if (signedByServer.has(name)) found.verifiable.add(value)
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
