/** A well-known address of a metadata document and the issuer (or resource) that it was built from. */
export interface WellKnown {
  readonly kind: 'openid' | 'oauth' | 'protectedResource'
  readonly expectedIssuer: string
}

const names = [
  ['/.well-known/openid-configuration', 'openid'],
  ['/.well-known/oauth-authorization-server', 'oauth'],
  ['/.well-known/oauth-protected-resource', 'protectedResource'],
] as const

/** Both ways to build it: appended to the issuer (OIDC Discovery §4.1) and inserted before its path (RFC 8414 §3.1, RFC 9728 §3.1). */
export function wellKnownOf(endpoint: string): WellKnown | undefined {
  for (const [name, kind] of names) {
    // The last one: an issuer may have been configured with the suffix already in it.
    const at = endpoint.lastIndexOf(name)
    if (at < 0) continue
    const rest = endpoint.slice(at + name.length)
    if (rest !== '' && !rest.startsWith('/')) continue
    return { kind, expectedIssuer: endpoint.slice(0, at) + (rest === '/' ? '' : rest) }
  }
  return undefined
}
