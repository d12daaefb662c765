import { useSignal } from '@preact/signals'
import type { Inspection } from '../../../core/inspect.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { Field } from '../../components/field.tsx'
import { failedEncryption, strengthHint } from '../../models/full-export.ts'
import type { NamedFile } from '../../models/support-export.ts'
import type { Work } from '../../work/work.ts'
import css from './full-trace-dialog.module.css'

export interface FullTraceDialogProps {
  readonly inspection: Inspection
  readonly work: Work
  readonly onSave: (file: NamedFile) => void
  readonly onClose: () => void
}

/** The only way out for secrets: encrypted, for one receiver, and never beside the safe one. */
export function FullTraceDialog({ inspection, work, onSave, onClose }: FullTraceDialogProps) {
  const way = useSignal<'passphrase' | 'key'>('passphrase')
  const passphrase = useSignal('')
  const again = useSignal('')
  const keys = useSignal('')
  const problem = useSignal('')
  const busy = useSignal(false)
  const byPassphrase = way.value === 'passphrase'

  async function save() {
    if (byPassphrase && passphrase.value !== again.value) {
      problem.value = 'The two passphrases differ.'
      return
    }
    busy.value = true
    problem.value = ''
    const recipient = byPassphrase ? { passphrase: passphrase.value } : { publicKeys: keys.value }
    const { file, problem: failure } = await work.encrypt(inspection, recipient).catch(failedEncryption)
    busy.value = false
    if (failure !== undefined) {
      problem.value = failure
      return
    }
    onSave(file)
    onClose()
  }

  return (
    <Dialog title="Full trace with all secrets, encrypted" onClose={onClose}>
      <p class={css.warning}>
        <b>This file holds everything that was captured:</b> codes, tokens, cookies, passwords that were typed, personal
        data. Whoever opens it can act as the user for as long as these are valid. If somebody only has to see why the
        login failed, close this and use <b>Export for support</b>.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <fieldset class={css.ways}>
          <legend>Who can open it</legend>
          {ways.map(({ id, label }) => (
            <label key={id}>
              <input
                type="radio"
                name="way"
                checked={way.value === id}
                onChange={() => {
                  way.value = id
                  problem.value = ''
                }}
              />
              {label}
            </label>
          ))}
        </fieldset>
        {byPassphrase ? (
          <>
            <Field
              label="Passphrase"
              kind="passphrase"
              value={passphrase.value}
              hint={strengthHint(passphrase.value)}
              onInput={(value) => {
                passphrase.value = value
              }}
            />
            <Field
              label="The same passphrase again"
              kind="passphrase"
              value={again.value}
              hint={again.value !== '' && again.value !== passphrase.value ? 'The two passphrases differ.' : ''}
              onInput={(value) => {
                again.value = value
              }}
            />
            <p class={css.hint}>
              Tell it to the receiver in another way than you send the file. Nobody can recover it.
            </p>
          </>
        ) : (
          <Field
            label="Public key of the receiver (JWK or JWK Set)"
            kind="lines"
            value={keys.value}
            hint="JSON with “kty”, as the support desk publishes it. Only its private key opens the file."
            onInput={(value) => {
              keys.value = value
            }}
          />
        )}
        {problem.value !== '' && (
          <p role="alert" class={css.problem}>
            {problem.value}
          </p>
        )}
        <DialogActions>
          <Button look="outlined" onClick={onClose}>
            Cancel
          </Button>
          <Button look="outlined" disabled={busy.value} onClick={() => void save()}>
            {busy.value ? 'Encrypting…' : 'Save the full trace, encrypted'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const ways = [
  { id: 'passphrase', label: 'Whoever knows a passphrase' },
  { id: 'key', label: 'Who has the private key to a public key' },
] as const
