/** Bytes of a base64url text (RFC 7515 §2), with what was odd about its writing; or why it is not one. */
export type Base64urlRead =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer>; readonly oddities: readonly string[] }
  | { readonly ok: false; readonly reason: string }

/** Reads base64url; padding and the plain base64 alphabet are read too and noted. Total, linear. */
export function readBase64url(text: string): Base64urlRead {
  const unpadded = text.replace(/={1,3}$/, '')
  const oddities: string[] = []
  if (unpadded.length !== text.length) oddities.push('it has padding characters (=), which base64url leaves out')
  if (/[+/]/.test(unpadded)) oddities.push('it uses + or /: plain base64 instead of base64url')
  const stranger = /[^A-Za-z0-9_\-+/]/.exec(unpadded)
  if (stranger) return { ok: false, reason: `character ${describe(stranger[0])} is not base64url` }
  if (unpadded.length % 4 === 1) return { ok: false, reason: 'its length is impossible for base64url: it was cut off' }
  const binary = atob(unpadded.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return { ok: true, bytes, oddities }
}

/** base64url without padding (RFC 7515 §2). */
export function toBase64url(bytes: Uint8Array): string {
  return toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Plain base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** The text of UTF-8 bytes, or undefined when they are none. */
export function readUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function describe(character: string) {
  if (character === ' ') return 'space'
  const code = character.codePointAt(0) ?? 0
  return code > 32 && code < 127 ? `"${character}"` : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
