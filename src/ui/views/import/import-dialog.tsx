import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { DialogActions } from '../../components/dialog-actions.tsx'
import { Field } from '../../components/field.tsx'
import css from './import-dialog.module.css'

export interface ImportDialogProps {
  /** What was pasted before the dialog was there. */
  readonly text: string
  readonly problem?: string | undefined
  readonly onChoose: () => void
  readonly onPasted: (text: string) => void
  readonly onClose: () => void
}

/** The ways in: pick a file, drop one, or paste a text. */
export function ImportDialog({ text, problem, onChoose, onPasted, onClose }: ImportDialogProps) {
  const pasted = useSignal(text)
  return (
    <Dialog title="Import" onClose={onClose}>
      <div class={css.file}>
        <Button look="primary" onClick={onChoose}>
          Choose a file
        </Button>
        <span>or drop it anywhere. It is read on this computer and sent nowhere.</span>
      </div>
      <ul class={css.kinds}>
        <li>
          <b>HAR</b> of Chrome, Edge, Firefox, Safari, Playwright, Charles, Fiddler, mitmproxy or Insomnia; also .har.gz
          or zipped
        </li>
        <li>
          <b>Trace</b> of OAuth X-ray, safe or encrypted
        </li>
        <li>
          <b>SAML-tracer</b> export
        </li>
      </ul>
      <Field
        label="Or paste an address, a token, a cURL command or the text of a HAR file"
        kind="lines"
        value={pasted.value}
        onInput={(value) => {
          pasted.value = value
        }}
      />
      {problem !== undefined && (
        <p role="alert" class={css.problem}>
          <Captured text={problem} />
        </p>
      )}
      <DialogActions>
        <Button look="outlined" disabled={pasted.value.trim() === ''} onClick={() => onPasted(pasted.value)}>
          Read the pasted text
        </Button>
      </DialogActions>
    </Dialog>
  )
}
