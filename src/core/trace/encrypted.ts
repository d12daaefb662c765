import { FlattenedEncrypt, flattenedDecrypt, GeneralEncrypt, generalDecrypt, importJWK, type JWK } from 'jose'
import { isObject, listMember, parseJson, textMember } from './read-json.ts'

/** To whom an encrypted trace is written: whoever knows the passphrase, or who has one of the private keys. */
export type Recipient = { readonly passphrase: string } | { readonly publicKeys: string }

export type Encrypted = { readonly file: string } | { readonly problem: string }
export type Decrypted = { readonly text: string } | { readonly problem: string }

/** PBKDF2-HMAC-SHA512 rounds that OWASP recommends (Password Storage Cheat Sheet, 210,000), doubled. */
const rounds = 420_000
/** Refused when a file asks for more: opening it would take minutes. */
const mostRounds = 2_000_000
const shortestPassphrase = 12
const contentType = 'application/vnd.oauth-xray.trace+json'

/** The whole trace, secrets included, as a JWE in JSON serialization (RFC 7516 §7.2). */
export async function encryptTrace(text: string, recipient: Recipient): Promise<Encrypted> {
  const plaintext = new TextEncoder().encode(text)
  if ('passphrase' in recipient) {
    if (recipient.passphrase.length < shortestPassphrase) {
      return {
        problem: `The passphrase needs at least ${shortestPassphrase} characters: the file may be tried for ever.`,
      }
    }
    const jwe = await new FlattenedEncrypt(plaintext)
      .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', cty: contentType })
      .setKeyManagementParameters({ p2c: rounds })
      .encrypt(new TextEncoder().encode(recipient.passphrase.normalize('NFC')))
    return { file: `${JSON.stringify(jwe, null, 1)}\n` }
  }
  return encryptToKeys(plaintext, recipient.publicKeys)
}

async function encryptToKeys(plaintext: Uint8Array, pasted: string): Promise<Encrypted> {
  const keys = readPublicKeys(pasted)
  if ('problem' in keys) return keys
  try {
    const encrypt = new GeneralEncrypt(plaintext).setProtectedHeader({ enc: 'A256GCM', cty: contentType })
    for (const { jwk, alg } of keys.found) {
      const recipient = encrypt.addRecipient(await importJWK(jwk, alg))
      recipient.setUnprotectedHeader({ alg, ...(jwk.kid !== undefined && { kid: jwk.kid }) })
    }
    return { file: `${JSON.stringify(await encrypt.encrypt(), null, 1)}\n` }
  } catch {
    return { problem: 'This key cannot be used to encrypt: it is damaged or of a kind that is not supported.' }
  }
}

interface PublicKey {
  readonly jwk: JWK
  readonly alg: string
}

const privateMembers = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']

/** A JWK or JWK Set as support desks publish them (RFC 7517); signature keys are skipped. */
function readPublicKeys(pasted: string): { readonly found: readonly PublicKey[] } | { readonly problem: string } {
  const document = parseJson(pasted.trim())
  if (!isObject(document))
    return { problem: 'This is no key: paste the JWK or JWK Set of the receiver (JSON with "kty").' }
  const list = Array.isArray(document.keys) ? listMember(document, 'keys') : [document]
  const objects = list.filter(isObject)
  if (objects.some((key) => privateMembers.some((name) => name in key))) {
    return { problem: 'This key has private members: it must not be passed around. Paste the public one.' }
  }
  const found = objects.flatMap((key) => {
    const alg = algorithmOf(key)
    return alg === undefined || key.use === 'sig' ? [] : [{ jwk: key as JWK, alg }]
  })
  return found.length > 0
    ? { found }
    : { problem: 'None of these keys is meant for encryption (RSA, EC or X25519, "use": "enc").' }
}

const algorithms: ReadonlySet<string> = new Set([
  'RSA-OAEP-256',
  'RSA-OAEP-384',
  'RSA-OAEP-512',
  'ECDH-ES+A256KW',
  'ECDH-ES+A128KW',
])

function algorithmOf(key: Readonly<Record<string, unknown>>): string | undefined {
  const named = textMember(key, 'alg')
  if (named !== undefined && algorithms.has(named)) return named
  if (key.kty === 'RSA') return 'RSA-OAEP-256'
  return key.kty === 'EC' || (key.kty === 'OKP' && key.crv === 'X25519') ? 'ECDH-ES+A256KW' : undefined
}

/** Opens what `encryptTrace` wrote, by its passphrase or by a private JWK. */
export async function decryptTrace(
  file: string,
  secret: { readonly passphrase: string } | { readonly privateKey: string },
): Promise<Decrypted> {
  const jwe = parseJson(file.trim())
  if (!isObject(jwe)) return { problem: 'The file is cut off or damaged.' }
  try {
    const plaintext =
      'passphrase' in secret ? await openByPassphrase(jwe, secret.passphrase) : await openByKey(jwe, secret.privateKey)
    return { text: new TextDecoder().decode(plaintext) }
  } catch {
    return {
      problem:
        'passphrase' in secret
          ? 'The passphrase is wrong, or the file is damaged.'
          : 'The key does not fit, or the file is damaged.',
    }
  }
}

async function openByPassphrase(jwe: Readonly<Record<string, unknown>>, passphrase: string): Promise<Uint8Array> {
  const key = new TextEncoder().encode(passphrase.normalize('NFC'))
  const { plaintext } = await flattenedDecrypt(jwe as unknown as Parameters<typeof flattenedDecrypt>[0], key, {
    keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
    maxPBES2Count: mostRounds,
  })
  return plaintext
}

/** By a private JWK, or by the one of a JWK Set that fits. */
async function openByKey(jwe: Readonly<Record<string, unknown>>, pasted: string): Promise<Uint8Array> {
  const document = parseJson(pasted.trim())
  if (!isObject(document)) throw new Error('not a key')
  const keys = Array.isArray(document.keys) ? listMember(document, 'keys').filter(isObject) : [document]
  return Promise.any(keys.map((jwk) => openByJwk(jwe, jwk)))
}

async function openByJwk(
  jwe: Readonly<Record<string, unknown>>,
  jwk: Readonly<Record<string, unknown>>,
): Promise<Uint8Array> {
  const key = await importJWK(jwk as JWK, algorithmOf(jwk) ?? 'RSA-OAEP-256')
  const { plaintext } = await generalDecrypt(jwe as unknown as Parameters<typeof generalDecrypt>[0], key, {
    keyManagementAlgorithms: [...algorithms],
  })
  return plaintext
}
