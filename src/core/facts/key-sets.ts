import type { JsonObject } from '../model/facts.ts'
import type { JWKSetResponse, MetadataResponse, OAuthMessage } from '../model/message.ts'
import { comparable } from '../protocol/parse-url.ts'
import { isJsonObject, memberOf, stringMember } from '../token/json.ts'

/** Keys that are not in the trace: a person pasted them, or had them fetched in the inspected page. */
export interface GivenKeySet {
  readonly keys: readonly JsonObject[]
  /** `secret`: one symmetric key, made of the client secret that a person typed. */
  readonly source: 'pasted' | 'fetchedInPage' | 'secret'
  /** Who signs with them; the server when it is not said. */
  readonly of?: 'server' | 'client'
}

export interface KeySets {
  /** The server's, one list for each captured set. */
  readonly all: readonly (readonly JsonObject[])[]
  /** The client's, as it registered them (RFC 7591 §2, `jwks`). */
  readonly ofClient: readonly JsonObject[]
  readonly given: readonly GivenKeySet[]
  /** Keys by issuer, where its metadata names a jwks_uri that was captured. */
  ofIssuer(issuer: string | undefined): readonly JsonObject[] | undefined
  /** Its metadata names a jwks_uri, and no captured set came from there. */
  areElsewhere(issuer: string | undefined): boolean
}

/** All keys at hand. */
export function keySetsOf(messages: readonly OAuthMessage[], given: readonly GivenKeySet[]): KeySets {
  const sets = messages.filter(
    (message): message is JWKSetResponse => message.type === 'JWKSetResponse' && message.keys !== undefined,
  )
  const endpoints = new Map(
    messages.flatMap((message) =>
      message.type === 'JWKSetRequest' ? [[message.exchange, message.endpoint] as const] : [],
    ),
  )
  const metadata = messages.filter((message): message is MetadataResponse => message.type === 'MetadataResponse')
  const uriOf = (issuer: string | undefined) =>
    metadata
      .filter((each) => issuer !== undefined && each.issuer === issuer)
      .map((each) => stringMember(each.body, 'jwks_uri'))
      .findLast((each) => each !== undefined)
  const setsAt = (uri: string) =>
    sets.filter((set) => comparable(endpoints.get(set.exchange) ?? '') === comparable(uri))
  return {
    all: sets.map((set) => set.keys ?? []),
    ofClient: messages.flatMap(registeredKeys),
    given,
    ofIssuer(issuer) {
      const uri = uriOf(issuer)
      const own = uri === undefined ? [] : setsAt(uri)
      // A set may be fetched again after a rotation: the keys of all its versions count.
      return own.length === 0 ? undefined : own.flatMap((set) => set.keys ?? [])
    },
    areElsewhere(issuer) {
      const uri = uriOf(issuer)
      return uri !== undefined && setsAt(uri).length === 0
    },
  }
}

function registeredKeys(message: OAuthMessage): readonly JsonObject[] {
  if (message.type !== 'RegistrationResponse') return []
  const jwks = memberOf(message.body, 'jwks')
  const keys = isJsonObject(jwks) ? memberOf(jwks, 'keys') : undefined
  return Array.isArray(keys) ? keys.filter(isJsonObject) : []
}
