import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Dialog } from '../../components/dialog.tsx'
import css from './key-dialogs.module.css'

export interface FetchKeysDialogProps {
  readonly url: string
  readonly onFetch: (url: string) => Promise<string | undefined>
  readonly onClose: () => void
}

/** Shows the address before anything is sent, and who sends it. */
export function FetchKeysDialog({ url, onFetch, onClose }: FetchKeysDialogProps) {
  const asking = useSignal(false)
  const problem = useSignal<string | undefined>(undefined)

  async function run() {
    asking.value = true
    problem.value = undefined
    try {
      problem.value = await onFetch(url)
    } catch {
      problem.value = 'The extension did not answer. Close and open this view, then try again.'
    }
    asking.value = false
    if (problem.value === undefined) onClose()
  }

  return (
    <Dialog title="Fetch keys" onClose={onClose}>
      <p>The inspected page will send one request, without cookies, to the address that the server’s metadata names:</p>
      <p class={css.address}>
        <code class={css.url}>
          <Captured text={url} />
        </code>
      </p>
      <p>OAuth X-ray itself cannot send anything. The request is not added to the recording.</p>
      <p class={css.problem} role="alert">
        {problem.value}
      </p>
      <div class={css.actions}>
        <Button look="outlined" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={asking.value} onClick={() => void run()}>
          {asking.value ? 'Fetching…' : 'Fetch'}
        </Button>
      </div>
    </Dialog>
  )
}
