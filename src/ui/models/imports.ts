import { type ReadonlySignal, signal } from '@preact/signals'
import { errorText } from '../../core/model/error-text.ts'
import type { ImportRun, Lock } from '../import/open-file.ts'
import type { ReadProgress } from '../import/read-file.ts'
import type { OpeningKey } from '../import/reading.ts'

export interface RunningImport {
  readonly name: string
  readonly progress?: ReadProgress
}

/** A question to the person: what opens this file? */
export interface LockQuestion extends Lock {
  readonly name: string
  readonly answer: (key: OpeningKey | undefined) => void
}

export interface Imports {
  readonly running: ReadonlySignal<RunningImport | undefined>
  readonly question: ReadonlySignal<LockQuestion | undefined>
  /** The dialog with the ways in, while it is open. */
  readonly dialog: ReadonlySignal<ImportDialogState | undefined>
  openDialog(text?: string): void
  closeDialog(): void
  /** Reads a file; one that is still being read is given up. */
  start(file: File): Promise<ImportEnd>
  cancel(): void
}

export interface ImportDialogState {
  readonly text: string
  /** Why what was pasted last could not be read. */
  readonly problem?: string
}

export type ImportEnd =
  | { readonly outcome: 'shown' | 'cancelled' }
  | { readonly outcome: 'failed'; readonly problem: string }

export function createImports(
  importFile: (file: File, run: ImportRun) => Promise<{ readonly problem?: string }>,
): Imports {
  const running = signal<RunningImport | undefined>(undefined)
  const question = signal<LockQuestion | undefined>(undefined)
  const dialog = signal<ImportDialogState | undefined>(undefined)
  let current: AbortController | undefined

  function cancel() {
    current?.abort()
    question.value?.answer(undefined)
  }

  return {
    running,
    question,
    dialog,
    openDialog: (text = '') => {
      dialog.value = { text }
    },
    closeDialog: () => {
      dialog.value = undefined
    },
    cancel,
    async start(file) {
      cancel()
      const { name } = file
      const mine = new AbortController()
      current = mine
      running.value = { name }
      let givenUp = false

      const unlock = (lock: Lock) =>
        new Promise<OpeningKey | undefined>((resolve) => {
          const answer = (key: OpeningKey | undefined) => {
            question.value = undefined
            givenUp = key === undefined
            resolve(key)
          }
          question.value = { ...lock, name, answer }
        })

      try {
        const { problem } = await importFile(file, {
          signal: mine.signal,
          // Only the newest import speaks.
          onProgress: (progress) => {
            if (current === mine) running.value = { name, progress }
          },
          unlock,
        }).catch((error: unknown) => ({ problem: `${name} could not be opened: ${errorText(error)}` }))
        if (problem !== undefined) {
          if (dialog.value) dialog.value = { ...dialog.value, problem }
          return { outcome: 'failed', problem }
        }
        dialog.value = undefined
        return { outcome: mine.signal.aborted || givenUp ? 'cancelled' : 'shown' }
      } finally {
        if (current === mine) running.value = undefined
      }
    },
  }
}

/** What is typed or pasted is read like a file. */
export function fileOfText(text: string): File {
  return new File([text], 'Pasted text', { type: 'text/plain' })
}
