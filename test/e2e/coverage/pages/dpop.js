import { sign } from './jwt.js'

/** RFC 9449 section 4.2. */
export async function proof({ publicKey, privateKey }, url, nonce) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', publicKey)
  const claims = {
    jti: crypto.randomUUID(),
    htm: 'POST',
    htu: url,
    iat: Math.floor(Date.now() / 1000),
    ...(nonce && { nonce }),
  }
  return sign({ typ: 'dpop+jwt', jwk: { kty, crv, x, y } }, claims, privateKey)
}
