import { useComputed, useSignal } from '@preact/signals'
import type { Inspection } from '../../../core/inspect.ts'
import type { Replacement } from '../../../core/redact/redact.ts'
import type { SafeFormat } from '../../../core/trace/safe-export.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Secret } from '../../components/secret.tsx'
import { type NamedFile, prepareSupportExport, type SupportExport } from '../../models/support-export.ts'
import css from './support-dialog.module.css'

export interface SupportDialogProps {
  readonly inspection: Inspection
  readonly onSave: (file: NamedFile) => void
  readonly onClose: () => void
}

/** Shows what leaves before anything leaves. */
export function SupportDialog({ inspection, onSave, onClose }: SupportDialogProps) {
  const hosts = useSignal<'keep' | 'number'>('keep')
  const format = useSignal<SafeFormat>('trace')
  const prepared = useComputed(() => prepareSupportExport(inspection, { hosts: hosts.value, format: format.value }))
  const { replacements, inferable, result } = prepared.value
  return (
    <Dialog title="Export for support" onClose={onClose}>
      <p class={css.headline}>{headlineOf(replacements.length, result)}</p>
      <p>
        The file shows the same steps and the same findings. Each secret has a name instead of its value, and the same
        value has the same name everywhere.
      </p>
      <label class={css.choice}>
        <input
          type="checkbox"
          checked={hosts.value === 'number'}
          onChange={(event) => {
            hosts.value = event.currentTarget.checked ? 'number' : 'keep'
          }}
        />
        Also replace host names
      </label>
      <label class={css.choice}>
        <input
          type="checkbox"
          checked={format.value === 'har'}
          onChange={(event) => {
            format.value = event.currentTarget.checked ? 'har' : 'trace'
          }}
        />
        As a HAR file, for other tools
      </label>
      <Replacements replacements={replacements} />
      <details>
        <summary>What can still be concluded from the file</summary>
        <ul class={css.list}>
          {inferable.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
      <div class={css.actions}>
        <Button look="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button
          look="primary"
          disabled={!result.file}
          onClick={() => {
            if (result.file) onSave(result.file)
            onClose()
          }}
        >
          Save file
        </Button>
      </div>
    </Dialog>
  )
}

function headlineOf(count: number, result: SupportExport['result']) {
  const replaced = count === 1 ? '1 value replaced' : `${count} values replaced`
  return result.refused === undefined ? `${replaced}, 0 secrets remain.` : result.refused
}

function Replacements({ replacements }: { readonly replacements: readonly Replacement[] }) {
  return (
    <details>
      <summary>See each replacement</summary>
      <table class={css.table}>
        <thead>
          <tr>
            <th scope="col">Captured</th>
            <th scope="col">In the file</th>
          </tr>
        </thead>
        <tbody>
          {replacements.map(({ before, after }) => (
            <tr key={before}>
              <td>
                <Secret name={after} value={before} />
              </td>
              <td>
                <Captured text={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
