import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { Field } from '../../components/field.tsx'
import css from './key-dialogs.module.css'

export interface ClientSecretDialogProps {
  readonly onSecret: (text: string) => string | undefined
  readonly onClose: () => void
}

/** Takes the client secret, with which some tokens are signed (HS256, HS384, HS512). */
export function ClientSecretDialog({ onSecret, onClose }: ClientSecretDialogProps) {
  const typed = useSignal('')
  const problem = useSignal<string | undefined>(undefined)

  function use() {
    problem.value = onSecret(typed.value)
    if (problem.value === undefined) onClose()
  }

  return (
    <Dialog title="Check with the client secret" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          use()
        }}
      >
        <p>
          This signature is an HMAC: the server made it with the client secret. The secret stays in the memory of this
          view, is in no export, and is forgotten when the view closes.
        </p>
        <p>HS256 demands a secret of at least 32 characters, HS384 of 48, HS512 of 64.</p>
        <Field
          label="Client secret"
          kind="passphrase"
          value={typed.value}
          onInput={(value) => {
            typed.value = value
          }}
        />
        <p class={css.problem} role="alert">
          {problem.value}
        </p>
        <DialogActions>
          <Button look="outlined" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" disabled={typed.value === ''} onClick={use}>
            Check
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
