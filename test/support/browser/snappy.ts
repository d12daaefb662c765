/**
 * The data blocks of a LevelDB table file, decompressed. The file ends with a footer that names the index block, which names
 * the others (leveldb, doc/table_format.md); each block is followed by one byte for its compression and a checksum.
 */
export function unsnappyBlocks(file: Buffer): readonly Buffer[] {
  if (file.length < 48) return []
  const footer = file.subarray(file.length - 48)
  const metaOffset = varint(footer, 0)
  const metaSize = varint(footer, metaOffset.next)
  const offset = varint(footer, metaSize.next)
  const size = varint(footer, offset.next)
  const index = block(file, offset.value, size.value)
  return index ? handlesIn(index).flatMap((handle) => block(file, handle.offset, handle.size) ?? []) : []
}

function block(file: Buffer, offset: number, size: number): Buffer | undefined {
  if (offset + size >= file.length) return undefined
  const content = file.subarray(offset, offset + size)
  return file[offset + size] === 1 ? unsnappy(content) : content
}

/** Entries of the index: shared key length, own key length, value length, key, value; the value is offset and size. */
function handlesIn(index: Buffer) {
  const restarts = index.readUInt32LE(index.length - 4)
  const end = index.length - 4 - restarts * 4
  const handles: { readonly offset: number; readonly size: number }[] = []
  for (let at = 0; at < end; ) {
    const shared = varint(index, at)
    const own = varint(index, shared.next)
    const length = varint(index, own.next)
    const start = length.next + own.value
    const offset = varint(index, start)
    handles.push({ offset: offset.value, size: varint(index, offset.next).value })
    at = start + length.value
  }
  return handles
}

function varint(bytes: Buffer, start: number) {
  let value = 0
  let factor = 1
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    value += (byte & 0x7f) * factor
    if (byte < 0x80) return { value, next: at + 1 }
    factor *= 128
  }
  return { value, next: bytes.length }
}

/** Snappy's raw format (google/snappy, format_description.txt): literals and copies of what came before. */
function unsnappy(packed: Buffer): Buffer {
  const { value: length, next } = varint(packed, 0)
  const out = Buffer.alloc(length)
  let to = 0
  const copy = (count: number, back: number) => {
    for (let done = 0; done < count; done++, to++) out[to] = out[to - back] ?? 0
  }
  for (let at = next; at < packed.length; ) {
    const tag = packed[at++] ?? 0
    if ((tag & 3) === 0) {
      const extra = Math.max(0, (tag >> 2) - 59)
      const count = (extra > 0 ? packed.readUIntLE(at, extra) : tag >> 2) + 1
      at += extra
      packed.copy(out, to, at, at + count)
      at += count
      to += count
    } else if ((tag & 3) === 1) {
      copy(((tag >> 2) & 7) + 4, ((tag >> 5) << 8) | (packed[at++] ?? 0))
    } else {
      const width = (tag & 3) === 2 ? 2 : 4
      copy((tag >> 2) + 1, packed.readUIntLE(at, width))
      at += width
    }
  }
  return out
}
