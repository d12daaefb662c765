import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { errorText } from '../core/model/error-text.ts'

/** A file, or standard input (`-`). */
export function open(file: string): Readable {
  return file === '-' ? process.stdin : createReadStream(file)
}

/** A whole file as text, or one sentence on why it cannot be read. */
export async function readText(file: string): Promise<{ readonly text: string } | { readonly problem: string }> {
  try {
    return { text: await text(open(file)) }
  } catch (error) {
    return { problem: describe(error, file) }
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  Z_BUF_ERROR: 'it is packed and cut off',
  Z_DATA_ERROR: 'it is packed and damaged',
}

/** One sentence on why a file cannot be read. */
export function describe(error: unknown, file: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code] ?? errorText(error)
  return `${file === '-' ? 'Standard input' : file} cannot be read: ${reason}.`
}
