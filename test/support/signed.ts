import { CompactSign, exportJWK, generateKeyPair } from 'jose'
import type { JsonObject } from '../../src/core/model/facts.ts'
import type { MetadataResponse, OAuthMessage, ResourceRequest, TokenRequest } from '../../src/core/model/message.ts'

export const issuer = 'https://as.example'

export type Pair = Awaited<ReturnType<typeof pairFor>>

/** A key pair, and its public half as a server publishes it, without any of the members that a server may leave out. */
export async function pairFor(alg: string) {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  return { privateKey, jwk: (await exportJWK(publicKey)) as JsonObject }
}

/** A signed token of the issuer, with this header and no other members. */
export async function signed(
  { privateKey }: Pair,
  header: JsonObject & { readonly alg: string },
  claims: JsonObject = { iss: issuer, sub: 'ada' },
): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(claims))
  return new CompactSign(text).setProtectedHeader(header).sign(privateKey)
}

/** A token answer with these members. */
export function answered(members: {
  readonly id_token?: string
  readonly access_token?: string
  readonly refresh_token?: string
}): OAuthMessage {
  return { type: 'TokenResponse', exchange: 't', at: 1, status: 200, format: 'json', ...members }
}

/** A key set that was fetched from there. */
export function keySetAt(endpoint: string, keys: readonly JsonObject[], exchange = endpoint): readonly OAuthMessage[] {
  return [
    { type: 'JWKSetRequest', exchange, at: 0, endpoint, parameters: [] },
    { type: 'JWKSetResponse', exchange, at: 0, status: 200, format: 'json', keys },
  ]
}

/** Metadata of a server that says its keys are there. */
export function metadataOf(of: string, body: JsonObject): MetadataResponse {
  return {
    type: 'MetadataResponse',
    exchange: 'm',
    at: 0,
    status: 200,
    format: 'json',
    kind: 'openid',
    expectedIssuer: of,
    issuer: of,
    body,
  }
}

/** A call to an API. */
export function apiCall(members: Partial<ResourceRequest>): OAuthMessage {
  return {
    type: 'ResourceRequest',
    exchange: 'r',
    at: 1,
    endpoint: 'https://api.example/',
    parameters: [],
    method: 'GET',
    ...members,
  }
}

/** A request to the token endpoint. */
export function tokenRequest(members: Partial<TokenRequest>): OAuthMessage {
  return {
    type: 'TokenRequest',
    exchange: 't',
    at: 0,
    endpoint: `${issuer}/token`,
    parameters: [],
    method: 'POST',
    format: 'form',
    clientAuthentication: ['none'],
    fromBrowser: true,
    ...members,
  }
}
