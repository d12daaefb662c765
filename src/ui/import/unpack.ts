import { Gunzip, Unzip, UnzipInflate, Unzlib } from 'fflate'

/** Takes a file piece by piece and hands on what is in it. Throws when the file is damaged, or cut off (on `end`). */
export interface Unpacker {
  push(bytes: Uint8Array): void
  end(): void
}

/** Larger than any HAR that a person records, and small enough not to take the machine down (zip bombs). */
const largest = 1024 * 1024 * 1024

/** By the first bytes: gzip, zlib (mitmproxy's .zhar), a zip archive (its first recording), or a file as it is. */
export function createUnpacker(first: Uint8Array, onBytes: (bytes: Uint8Array) => void): Unpacker {
  const take = limited(onBytes)
  if (first[0] === 0x1f && first[1] === 0x8b) return unpackStream(new Gunzip(take))
  if (first[0] === 0x78 && isZlib(first)) return unpackStream(new Unzlib(take))
  if (first[0] === 0x50 && first[1] === 0x4b && first[2] === 0x03 && first[3] === 0x04) return unpackZip(take)
  return { push: take, end: () => undefined }
}

/** The two bytes of a zlib header are a multiple of 31 (RFC 1950 §2.2). */
function isZlib([method = 0, flags = 0]: Uint8Array): boolean {
  return (method * 256 + flags) % 31 === 0
}

function unpackStream(stream: Gunzip | Unzlib): Unpacker {
  return { push: (bytes) => stream.push(bytes, false), end: () => stream.push(new Uint8Array(), true) }
}

function unpackZip(take: (bytes: Uint8Array) => void): Unpacker {
  let found = false
  let complete = false
  const unzip = new Unzip((file) => {
    if (found || !isRecording(file.name)) return
    found = true
    file.ondata = (error, bytes, final) => {
      if (error) throw error
      take(bytes)
      complete ||= final
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  return {
    push: (bytes) => {
      if (!complete) unzip.push(bytes, false)
    },
    end() {
      if (!found) throw new Error('the zip archive holds no .har or .json file')
      if (!complete) throw new Error('the zip archive is cut off')
    },
  }
}

function isRecording(name: string): boolean {
  return /\.(har|json)$/i.test(name) && !/(^|\/)(__MACOSX\/|\.)/.test(name)
}

function limited(take: (bytes: Uint8Array) => void): (bytes: Uint8Array) => void {
  let total = 0
  return (bytes) => {
    total += bytes.length
    if (total > largest) throw new Error('it unpacks to more than 1 GB')
    take(bytes)
  }
}
