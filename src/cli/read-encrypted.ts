import { decryptTrace } from '../core/trace/encrypted.ts'
import { type Imported, importTrace, isEncryptedTrace } from '../core/trace/import.ts'
import type { Input } from './arguments.ts'
import { readText } from './open-input.ts'

/** Opens an encrypted trace by the passphrase or the private key that stands in another file. */
export async function readEncrypted({ file, passphraseFile, keyFile }: Input): Promise<Imported> {
  const encrypted = await readText(file)
  if ('problem' in encrypted) return encrypted
  if (!isEncryptedTrace(encrypted.text))
    return { problem: `${file} is not encrypted: leave --passphrase-file and --key out.` }
  const secret = await readText(passphraseFile ?? keyFile ?? '')
  if ('problem' in secret) return secret
  const key =
    // An editor or `echo` ends the line.
    passphraseFile !== undefined ? { passphrase: secret.text.replace(/\r?\n$/, '') } : { privateKey: secret.text }
  const opened = await decryptTrace(encrypted.text, key)
  return 'problem' in opened ? opened : importTrace(opened.text)
}
