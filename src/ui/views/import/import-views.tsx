import { useRef } from 'preact/hooks'
import { fileOfText } from '../../models/imports.ts'
import type { Inspector } from '../../models/inspector.ts'
import { shownFile } from '../../models/shown-file.ts'
import { DropTarget } from './drop-target.tsx'
import { FileBar, JudgingBar, ProgressBar } from './import-bars.tsx'
import { ImportDialog } from './import-dialog.tsx'
import { UnlockDialog } from './unlock-dialog.tsx'

/** Everything about opening a file: ways in, progress, questions, and which file is open. */
export function ImportViews({ inspector }: { readonly inspector: Inspector }) {
  const { imports, importFile, closeFile, shown, state } = inspector
  const picker = useRef<HTMLInputElement>(null)
  const dialog = imports.dialog.value
  const running = imports.running.value
  const question = imports.question.value
  const judging = inspector.judging.value
  const file = shown.sample.value === undefined ? shownFile(state.value) : undefined
  return (
    <>
      <DropTarget onFile={importFile} onText={imports.openDialog} />
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="File to import"
        accept=".har,.zhar,.json,.gz,.zip,.txt,application/json"
        onChange={(event) => {
          const picked = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (picked) importFile(picked)
        }}
      />
      {running && <ProgressBar running={running} onCancel={imports.cancel} />}
      {file && judging !== undefined && <JudgingBar requests={judging} onCancel={closeFile} />}
      {file && <FileBar file={file} onClose={closeFile} />}
      {dialog && (
        <ImportDialog
          text={dialog.text}
          problem={dialog.problem}
          onChoose={() => {
            imports.closeDialog()
            picker.current?.click()
          }}
          onPasted={(text) => importFile(fileOfText(text))}
          onClose={imports.closeDialog}
        />
      )}
      {question && <UnlockDialog key={question.problem} question={question} />}
    </>
  )
}
