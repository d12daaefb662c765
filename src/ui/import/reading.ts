import { decryptTrace } from '../../core/trace/encrypted.ts'
import { importTrace } from '../../core/trace/import.ts'
import { type FileRead, type ReadProgress, readFile } from './read-file.ts'

/** What opens an encrypted trace. */
export type OpeningKey = Parameters<typeof decryptTrace>[1]

/** What there is to read: a file, or an encrypted trace together with what should open it. */
export type ReadSource = { readonly file: Blob } | { readonly locked: string; readonly key: OpeningKey }

/** Reads somewhere, and says how far it is. undefined: it was cancelled. */
export type Read = (
  source: ReadSource,
  run: { readonly onProgress: (progress: ReadProgress) => void; readonly signal: AbortSignal },
) => Promise<FileRead | undefined>

export async function readSource(
  source: ReadSource,
  onProgress: (progress: ReadProgress) => void = () => undefined,
): Promise<FileRead> {
  if ('file' in source) return readFile(source.file, onProgress)
  const opened = await decryptTrace(source.locked, source.key)
  return 'problem' in opened ? opened : importTrace(opened.text)
}
