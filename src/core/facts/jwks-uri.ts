import { isLoopback } from '../exchange/host.ts'
import type { MetadataResponse, OAuthMessage } from '../model/message.ts'
import { stringMember } from '../token/json.ts'

/** Where a server's metadata says its keys are (RFC 8414 §2, `jwks_uri`). */
export interface KeySetAddress {
  readonly issuer?: string
  readonly url: string
}

/** All addresses that captured metadata names and that may be asked: over https, or on this computer. The newest first. */
export function keySetAddresses(messages: readonly OAuthMessage[]): readonly KeySetAddress[] {
  return messages
    .filter((each): each is MetadataResponse => each.type === 'MetadataResponse' && each.kind !== 'protectedResource')
    .flatMap(({ issuer, body }) => {
      const url = stringMember(body, 'jwks_uri')
      return url !== undefined && mayBeAsked(url) ? [{ url, ...(issuer !== undefined && { issuer }) }] : []
    })
    .reverse()
}

/** Of the token's issuer; of the only server there is when the token names none. */
export function keySetAddressFor(addresses: readonly KeySetAddress[], issuer: string | undefined): string | undefined {
  const own = addresses.find((each) => issuer !== undefined && each.issuer === issuer)
  if (own || issuer !== undefined) return own?.url
  const urls = new Set(addresses.map(({ url }) => url))
  return urls.size === 1 ? addresses[0]?.url : undefined
}

function mayBeAsked(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url))
}
