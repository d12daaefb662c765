import { readFileSync } from 'node:fs'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { type FileRead, type ReadProgress, readFile } from '../../../src/ui/import/read-file.ts'

const har = readFileSync('test/fixtures/har/chrome-code-reused.har', 'utf8')
const entries: number = JSON.parse(har).log.entries.length

function read(...parts: readonly BlobPart[]): Promise<FileRead> {
  return readFile(new Blob([...parts]), () => undefined)
}

function requestsIn(result: FileRead): number {
  if (!('trace' in result)) throw new Error(JSON.stringify(result).slice(0, 300))
  return result.trace.exchanges.length
}

describe('a HAR file gives all its requests', () => {
  const zipped = zipSync({
    'notes.txt': strToU8('nothing'),
    '__MACOSX/._login.har': strToU8('x'),
    'login.har': strToU8(har),
  })
  const stored = zipSync({ 'login.har': [strToU8(har), { level: 0 }] })
  test.each<readonly [string, BlobPart]>([
    ['as it is', har],
    ['with a byte order mark', `\uFEFF${har}`],
    ['in UTF-16', Buffer.from(`\uFEFF${har}`, 'utf16le')],
    ['with gzip', Buffer.from(gzipSync(strToU8(har)))],
    ['in a zip archive, among other files', Buffer.from(zipped)],
    ['in a zip archive that does not compress', Buffer.from(stored)],
  ])('%s', async (_, bytes) => {
    expect(requestsIn(await read(bytes))).toBe(entries)
  })
})

describe('a file that ends in the middle gives what came before, and says so', () => {
  const packed = gzipSync(strToU8(har))
  const archive = zipSync({ 'login.har': strToU8(har) })
  test.each<readonly [string, BlobPart]>([
    ['as it is', har.slice(0, har.length / 2)],
    ['with gzip', Buffer.from(packed.slice(0, packed.length * 0.8))],
    ['in a zip archive', Buffer.from(archive.slice(0, archive.length * 0.7))],
  ])('%s', async (_, bytes) => {
    const result = await read(bytes)
    expect(requestsIn(result)).toBeGreaterThan(0)
    expect(requestsIn(result)).toBeLessThan(entries)
    expect('trace' in result && result.trace.notSeen?.[0]).toEqual({
      what: expect.stringMatching(/^Everything after the first \d+ requests$/),
      why: 'the file ends in the middle',
    })
  })
})

test.each<readonly [string, BlobPart, RegExp]>([
  ['an empty file', '', /empty/],
  ['a zip archive without a recording', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), /holds no .har or .json/],
  ['damaged gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), /Nothing could be read/],
  ['something else', 'hello world', /neither a trace/],
])('%s gives one sentence', async (_, bytes, sentence) => {
  expect(await read(bytes)).toEqual({ problem: expect.stringMatching(sentence) })
})

test('an encrypted trace gives its text', async () => {
  const text = '{"ciphertext":"abc","iv":"def","protected":"e30","tag":"ghi"}'
  expect(await read(text)).toEqual({ locked: text })
})

test('progress is told while a large file is read', async () => {
  const padding = ' '.repeat(9 * 1024 * 1024)
  const told: ReadProgress[] = []
  const result = await readFile(new Blob([har.replace('"entries"', `${padding}"entries"`)]), (each) => told.push(each))
  expect(requestsIn(result)).toBe(entries)
  expect(told.map(({ read, size }) => Math.floor((10 * read) / size))).toEqual([4, 8, 10])
  expect(told.at(-1)?.requests).toBe(entries)
})
