import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Dialog } from '../../components/dialog.tsx'
import css from './key-dialogs.module.css'

export interface PasteKeysDialogProps {
  readonly of: 'server' | 'client'
  readonly url: string | undefined
  readonly onPaste: (text: string) => string | undefined
  readonly onClose: () => void
}

/** Takes a JWK Set from the clipboard, and says clearly when it is none. */
export function PasteKeysDialog({ of, url, onPaste, onClose }: PasteKeysDialogProps) {
  const problem = useSignal<string | undefined>(undefined)
  const box = useRef<HTMLTextAreaElement>(null)

  function use() {
    problem.value = onPaste(box.current?.value ?? '')
    if (problem.value === undefined) onClose()
    else box.current?.focus()
  }

  return (
    <Dialog title="Paste key set" onClose={onClose}>
      <p>
        The {of}’s public keys (JWK Set). They stay in the memory of this view and are forgotten when it closes.
        {url !== undefined && (
          <>
            {' '}
            This server publishes them at{' '}
            <code class={css.url}>
              <Captured text={url} />
            </code>
          </>
        )}
      </p>
      <textarea
        ref={box}
        class={css.text}
        rows={8}
        spellcheck={false}
        aria-label="Key set as JSON"
        aria-invalid={problem.value !== undefined}
        placeholder='{"keys": [{"kty": "RSA", "kid": "…", "n": "…", "e": "AQAB"}]}'
      />
      <p class={css.problem} role="alert">
        {problem.value}
      </p>
      <div class={css.actions}>
        <Button look="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" onClick={use}>
          Use these keys
        </Button>
      </div>
    </Dialog>
  )
}
