import type { Inspection } from '../../core/inspect.ts'
import { encryptTrace, type Recipient } from '../../core/trace/encrypted.ts'
import { serializeTrace } from '../../core/trace/trace-file.ts'
import { type NamedFile, nothingWritten } from './support-export.ts'

export type EncryptedExport =
  | { readonly file: NamedFile; readonly problem?: never }
  | { readonly problem: string; readonly file?: never }

/** Everything that was captured, secrets included, as a file that only the recipient can open. */
export async function encryptFullTrace(
  { trace, facts }: Pick<Inspection, 'trace' | 'facts'>,
  recipient: Recipient,
): Promise<EncryptedExport> {
  const encrypted = await encryptTrace(serializeTrace({ ...trace, facts }), recipient)
  if ('problem' in encrypted) return encrypted
  const day = new Date(trace.exchanges[0]?.startedAt ?? 0).toISOString().slice(0, 10)
  const name = `login-${day}-full-encrypted.oauth-xray.json`
  return { file: { name, mediaType: 'application/json', text: encrypted.file } }
}

/** What is shown when the work itself failed. */
export function failedEncryption(error: unknown): EncryptedExport {
  return { problem: nothingWritten(error) }
}

const shortest = 12

/** A hint while a passphrase is typed. An estimate: it knows no dictionary, so it halves what a random text would be worth. */
export function strengthHint(passphrase: string): string {
  if (passphrase === '') return 'Five or more random words are easy to say on the telephone and hard to guess.'
  const missing = shortest - passphrase.length
  if (missing > 0) return `Too short: ${missing} more ${missing === 1 ? 'character' : 'characters'}.`
  const bits = estimateBits(passphrase)
  if (bits < 40) return 'Weak: a computer may guess it. Make it longer, or use other characters.'
  return bits < 64 ? 'Fair: longer would be better, because the file may be tried for ever.' : 'Strong.'
}

function estimateBits(text: string): number {
  const alphabet = classes.reduce((sum, [pattern, size]) => (pattern.test(text) ? sum + size : sum), 0)
  const lengthThatCounts = Math.min(text.length, 2 * new Set(text).size)
  return (lengthThatCounts * Math.log2(Math.max(alphabet, 2))) / 2
}

const classes: readonly (readonly [RegExp, number])[] = [
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/\d/, 10],
  [/[^a-zA-Z\d]/, 33],
]
