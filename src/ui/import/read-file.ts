import { errorText } from '../../core/model/error-text.ts'
import { createImporter, type Imported, isEncryptedTrace } from '../../core/trace/import.ts'
import { createUnpacker } from './unpack.ts'

/** What a file gave; an encrypted one gives its text, until somebody has the key. */
export type FileRead = Imported | { readonly locked: string }

export interface ReadProgress {
  /** Bytes read, and of how many. */
  readonly read: number
  readonly size: number
  readonly requests: number
}

/** Bytes taken from the file at once: enough not to be slow, few enough to say often how far it is. */
const slice = 4 * 1024 * 1024

/** Reads a file in slices, so that one of 200 MB never is in memory as a whole. */
export async function readFile(file: Blob, onProgress: (progress: ReadProgress) => void): Promise<FileRead> {
  const importer = createImporter()
  const text = createDecoder((part) => importer.push(part))
  const unpacker = createUnpacker(await bytesOf(file, 0, 4), text.push)
  let damage: string | undefined
  try {
    for (let at = 0; at < file.size; at += slice) {
      unpacker.push(await bytesOf(file, at, at + slice))
      onProgress({ read: Math.min(at + slice, file.size), size: file.size, requests: importer.entries })
    }
    unpacker.end()
  } catch (error) {
    damage = errorText(error)
  }
  text.end()
  const imported = importer.end()
  if ('trace' in imported) return imported
  if (damage !== undefined) return { problem: `Nothing could be read from this file: ${damage}.` }
  return (await lockedText(file)) ?? imported
}

async function bytesOf(file: Blob, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(start, end).arrayBuffer())
}

/** Decodes as its first bytes say: UTF-8, or UTF-16 as some Windows tools write. */
function createDecoder(onText: (text: string) => void) {
  let decoder: TextDecoder | undefined
  return {
    push(bytes: Uint8Array) {
      decoder ??= new TextDecoder(encodingOf(bytes))
      onText(decoder.decode(bytes, { stream: true }))
    },
    end: () => onText(decoder?.decode() ?? ''),
  }
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8'
}

async function lockedText(file: Blob): Promise<FileRead | undefined> {
  if (!/^\uFEFF?\s*\{/.test(await file.slice(0, 64).text())) return undefined
  const text = await file.text()
  return isEncryptedTrace(text) ? { locked: text } : undefined
}
