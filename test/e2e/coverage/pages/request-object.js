import { config } from '/config.js'
import { sign } from './jwt.js'

/** RFC 9101: the request as a signed JWT. */
export async function signedRequest(request, issuer) {
  const { kid, use: _, alg: __, ...jwk } = config.clientKey
  const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign'])
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    ...request,
    iss: request.client_id,
    aud: issuer,
    iat: now,
    nbf: now,
    exp: now + 60,
    jti: crypto.randomUUID(),
  }
  return sign({ typ: 'oauth-authz-req+jwt', kid }, claims, key)
}
