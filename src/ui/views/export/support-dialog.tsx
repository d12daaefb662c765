import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Inspection } from '../../../core/inspect.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { type ExportFormat, exportFormats } from '../../models/export-formats.ts'
import { failedExport, type NamedFile, type SupportChoices, type SupportExport } from '../../models/support-export.ts'
import type { Work } from '../../work/work.ts'
import { Inferable, Replacements, ShortenedTexts, WholeFile } from './preview-parts.tsx'
import css from './support-dialog.module.css'

export interface SupportDialogProps {
  readonly inspection: Inspection
  readonly work: Work
  readonly format?: ExportFormat
  readonly onSave: (file: NamedFile) => void
  readonly onCopy: (what: string, text: string) => void
  readonly onClose: () => void
}

/** Shows what leaves before anything leaves. */
export function SupportDialog({ inspection, work, format = 'trace', onSave, onCopy, onClose }: SupportDialogProps) {
  const choices = useSignal<SupportChoices>({ hosts: 'keep', format })
  const prepared = useSignal<SupportExport | undefined>(undefined)
  /** As they were before any was ticked: one that is kept whole is no longer shortened. */
  const texts = useSignal<SupportExport['texts']>([])
  const chosen = choices.value
  const keepTexts = chosen.keepTexts ?? nothing

  useEffect(() => {
    const outdated = new AbortController()
    prepared.value = undefined
    void work
      .prepare(inspection, chosen, outdated.signal)
      .catch(failedExport)
      .then((next) => {
        if (outdated.signal.aborted || !next) return
        prepared.value = next
        if (keepTexts.size === 0) texts.value = next.texts
      })
    return () => outdated.abort()
  }, [inspection, chosen])

  const { file } = prepared.value ?? {}
  const kind = exportFormats.find(({ id }) => id === chosen.format)
  const isText = file !== undefined && !['trace', 'har', 'html'].includes(chosen.format)
  return (
    <Dialog title="Export for support" onClose={onClose}>
      <Headline prepared={prepared.value} />
      <div class={css.choices}>
        <label class={css.choice}>
          Format
          <select
            value={chosen.format}
            onChange={(event) => {
              choices.value = { ...chosen, format: event.currentTarget.value as ExportFormat }
            }}
          >
            {exportFormats.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label class={css.choice}>
          <input
            type="checkbox"
            checked={chosen.hosts === 'number'}
            onChange={(event) => {
              choices.value = { ...chosen, hosts: event.currentTarget.checked ? 'number' : 'keep' }
            }}
          />
          Number the host names
        </label>
        <label class={css.choice}>
          <input
            type="checkbox"
            checked={chosen.clientIds === 'keep'}
            onChange={(event) => {
              const { clientIds: _, ...others } = chosen
              choices.value = event.currentTarget.checked ? { ...others, clientIds: 'keep' } : others
            }}
          />
          Keep client ids
        </label>
      </div>
      <p class={css.hint}>{kind?.hint}.</p>
      {prepared.value && prepared.value.replacements.length > 0 && (
        <Replacements replacements={prepared.value.replacements} />
      )}
      {texts.value.length > 0 && (
        <ShortenedTexts
          texts={texts.value}
          kept={keepTexts}
          onKeep={(kept) => {
            choices.value = { ...chosen, keepTexts: kept }
          }}
        />
      )}
      {prepared.value && <Inferable inferable={prepared.value.inferable} />}
      {file && chosen.format !== 'html' && <WholeFile text={file.text} />}
      <DialogActions>
        <Button look="outlined" onClick={onClose}>
          Cancel
        </Button>
        {isText && (
          <Button
            look="outlined"
            onClick={() => {
              onCopy(`${kind?.label}, without secrets`, file.text)
              onClose()
            }}
          >
            Copy
          </Button>
        )}
        <Button
          look="primary"
          disabled={!file}
          onClick={() => {
            if (file) onSave(file)
            onClose()
          }}
        >
          Save file
        </Button>
      </DialogActions>
    </Dialog>
  )
}

const nothing: ReadonlySet<string> = new Set()

function Headline({ prepared }: { readonly prepared: SupportExport | undefined }) {
  const refused = prepared !== undefined && prepared.file === undefined
  return (
    <p role="status" class={refused ? `${css.headline} ${css.refused}` : css.headline}>
      {prepared === undefined && 'Replacing and searching…'}
      {prepared && (
        <>
          <span aria-hidden="true">{refused ? '✖ ' : '✔ '}</span>
          {prepared.headline}
        </>
      )}
    </p>
  )
}
