const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
const part = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)))

/** A JWT with an ES256 signature. */
export async function sign(header, claims, key) {
  const text = `${part({ alg: 'ES256', ...header })}.${part(claims)}`
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(text))
  return `${text}.${base64url(signature)}`
}
