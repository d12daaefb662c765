import { inflateRawSync } from 'node:zlib'

/** Larger than any HAR that a person records, and small enough not to take the machine down (zip bombs). */
const largest = 1024 * 1024 * 1024

/** The HAR or trace in a zip archive (APPNOTE.TXT §4.3): the first file that is named like one. */
export async function* readZippedFile(archive: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of archive) chunks.push(chunk)
  const zip = Buffer.concat(chunks)
  const entries = [...listEntries(zip)]
  const entry = entries.find(({ name }) => /\.(har|oauth-xray\.json)$/i.test(name)) ?? entries.find(isJson)
  if (!entry) throw new Error('the zip archive holds no .har or .json file')
  yield readEntry(zip, entry)
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly packedSize: number
  readonly offset: number
}

function isJson({ name }: Entry): boolean {
  return /\.json$/i.test(name)
}

const centralHeader = 0x02014b50
const endOfDirectory = 0x06054b50
const localHeader = 0x04034b50

function* listEntries(zip: Buffer): Generator<Entry> {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== endOfDirectory)
    throw new Error('the zip archive is cut off')
  let at = zip.readUInt32LE(end + 16)
  while (at + 46 <= zip.length && zip.readUInt32LE(at) === centralHeader) {
    const nameLength = zip.readUInt16LE(at + 28)
    yield {
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packedSize: zip.readUInt32LE(at + 20),
      offset: zip.readUInt32LE(at + 42),
    }
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

function readEntry(zip: Buffer, { method, packedSize, offset }: Entry): Buffer {
  if (offset + 30 > zip.length || zip.readUInt32LE(offset) !== localHeader)
    throw new Error('the zip archive is damaged')
  const start = offset + 30 + zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28)
  const packed = zip.subarray(start, start + packedSize)
  if (method === 0) return packed
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: largest })
  throw new Error('the zip archive is packed in a way that is not supported; unpack it first')
}
