import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { Field } from '../../components/field.tsx'
import type { LockQuestion } from '../../models/imports.ts'
import css from './import-dialog.module.css'

/** Asks for what opens an encrypted trace. */
export function UnlockDialog({ question }: { readonly question: LockQuestion }) {
  const { name, by, problem, answer } = question
  const typed = useSignal('')
  const { text, label, kind } = asked[by]
  const open = () => answer(by === 'passphrase' ? { passphrase: typed.value } : { privateKey: typed.value })
  return (
    <Dialog title="This trace is encrypted" onClose={() => answer(undefined)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.value !== '') open()
        }}
      >
        <p>
          <b>
            <Captured text={name} />
          </b>{' '}
          {text}
        </p>
        <Field
          label={label}
          kind={kind}
          value={typed.value}
          onInput={(value) => {
            typed.value = value
          }}
        />
        {problem !== undefined && (
          <p role="alert" class={css.problem}>
            {problem}
          </p>
        )}
        <DialogActions>
          <Button look="outlined" onClick={() => answer(undefined)}>
            Cancel
          </Button>
          <Button look="primary" disabled={typed.value === ''} onClick={open}>
            Open
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

const asked = {
  passphrase: {
    text: 'holds everything that was captured. It opens with the passphrase that its sender chose.',
    label: 'Passphrase',
    kind: 'passphrase',
  },
  key: {
    text: 'was encrypted to a key. It opens with the private key that belongs to it; the key stays in this page.',
    label: 'Private key (JWK)',
    kind: 'lines',
  },
} as const
