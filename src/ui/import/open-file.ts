import type { Imported } from '../../core/trace/import.ts'
import type { ReadProgress } from './read-file.ts'
import type { OpeningKey, Read } from './reading.ts'

/** An encrypted file asks to be opened. */
export interface Lock {
  readonly by: 'passphrase' | 'key'
  /** Why the last answer did not open it. */
  readonly problem?: string
}

export interface ImportRun {
  readonly onProgress: (progress: ReadProgress) => void
  readonly signal: AbortSignal
  /** Asks the person; undefined: they gave up. */
  readonly unlock: (lock: Lock) => Promise<OpeningKey | undefined>
}

/** Reads a file and, if it is encrypted, asks until it opens. undefined: the person gave up. */
export async function openFile(read: Read, file: Blob, run: ImportRun): Promise<Imported | undefined> {
  const answer = await read({ file }, run)
  return answer && 'locked' in answer ? unlock(read, answer.locked, run) : answer
}

async function unlock(read: Read, locked: string, run: ImportRun): Promise<Imported | undefined> {
  const by = /"recipients"\s*:/.test(locked) ? 'key' : 'passphrase'
  for (let problem: string | undefined; ; ) {
    const key = await run.unlock({ by, ...(problem !== undefined && { problem }) })
    if (!key) return undefined
    const opened = await read({ locked, key }, run)
    if (!opened || 'trace' in opened) return opened
    problem = 'problem' in opened ? opened.problem : 'It holds another encrypted file.'
  }
}
