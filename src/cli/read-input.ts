import { Readable } from 'node:stream'
import { createGunzip, createInflate } from 'node:zlib'
import { createImporter, encryptedProblem, type Imported } from '../core/trace/import.ts'
import type { Input } from './arguments.ts'
import { describe, open } from './open-input.ts'
import { readEncrypted } from './read-encrypted.ts'
import { readZippedFile } from './zip.ts'

/** Reads a file or standard input (`-`), and opens it when it is encrypted and the command line says with what. */
export async function readInput(input: Input): Promise<Imported> {
  const { file, passphraseFile, keyFile } = input
  if (passphraseFile !== undefined || keyFile !== undefined) return readEncrypted(input)
  try {
    const imported = await importBytes(open(file))
    return 'problem' in imported && imported.problem === encryptedProblem
      ? { problem: `${imported.problem} Give --passphrase-file FILE or --key FILE.` }
      : imported
  } catch (error) {
    return { problem: describe(error, file) }
  }
}

/** As a stream: unpacked when it is gzip or zip, decoded, and recognised. */
async function importBytes(input: Readable): Promise<Imported> {
  const { first, whole } = await peek(input)
  const unpacked = unpack(first, whole)
  const decoder = new TextDecoder(encodingOf(first))
  const importer = createImporter()
  try {
    for await (const chunk of unpacked) importer.push(decoder.decode(chunk, { stream: true }))
  } catch (error) {
    // A packed file that was cut off still gave what came before; an importer that has nothing says so better than zlib.
    if (importer.entries === 0) throw error
  }
  importer.push(decoder.decode())
  return importer.end()
}

/** The first bytes of a stream, and the stream as if nothing had been taken from it. */
async function peek(input: Readable) {
  const iterator = input[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const start = await iterator.next()
  const first = start.done ? Buffer.alloc(0) : start.value
  async function* whole() {
    yield first
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { first, whole: whole() }
}

function unpack(first: Buffer, whole: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (first[0] === 0x1f && first[1] === 0x8b) return Readable.from(whole).pipe(createGunzip())
  // zlib (RFC 1950 §2.2), as mitmproxy packs its .zhar.
  if (first[0] === 0x78 && first.length > 1 && first.readUInt16BE(0) % 31 === 0)
    return Readable.from(whole).pipe(createInflate())
  if (first.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'))) return readZippedFile(whole)
  return whole
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le'
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}
