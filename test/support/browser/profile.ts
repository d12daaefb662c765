import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unsnappyBlocks } from './snappy.ts'

/**
 * Every file of a Chromium profile that holds something of the extension: under its id (settings, databases, file system),
 * and all that service workers and their caches leave. What the browser itself keeps of the sites (cache, cookies, history,
 * their localStorage and sessionStorage, each in one database for all) is not ours.
 */
export function filesOfExtension(profile: string, id: string): readonly string[] {
  return walk(profile).filter(
    (path) =>
      path.includes(id) ||
      /\/(?:Service Worker|WebStorage|Extension (?:State|Rules|Scripts)|Sync Extension Settings|Local Extension Settings|Managed Extension Settings|IndexedDB|File System|shared_proto_db|databases)\//.test(
        path,
      ),
  )
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found) return []
    return found.isDirectory() ? walk(path) : found.isFile() ? [path] : []
  })
}

/** A file as text: its bytes as one-byte and as two-byte characters, and what its compressed blocks hold. */
export function textsIn(path: string): readonly string[] {
  const bytes = readFileSync(path)
  const unpacked = /\.(?:ldb|sst)$/.test(path) ? unsnappyBlocks(bytes) : []
  return [bytes, ...unpacked].flatMap((each) => [
    each.toString('latin1'),
    each.toString('utf16le'),
    each.subarray(1).toString('utf16le'),
  ])
}
