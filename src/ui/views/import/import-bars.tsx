import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import type { RunningImport } from '../../models/imports.ts'
import type { ShownFile } from '../../models/shown-file.ts'
import css from './import-bars.module.css'

/** How far a large file is; a small one is read before anybody could see it. */
export function ProgressBar({ running, onCancel }: { readonly running: RunningImport; readonly onCancel: () => void }) {
  const { name, progress } = running
  if (!progress || progress.read === progress.size) return null
  const percent = Math.floor((100 * progress.read) / progress.size)
  const requests = progress.requests === 1 ? '1 request' : `${progress.requests} requests`
  return (
    <div class={css.bar}>
      <span>
        Reading <Captured text={name} />: {percent} %, {requests} so far
      </span>
      <progress aria-label="Read so far" max={100} value={percent} />
      <Button look="outlined" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

/** What follows the reading of a large file. */
export function JudgingBar({ requests, onCancel }: { readonly requests: number; readonly onCancel: () => void }) {
  return (
    <div class={css.bar} role="status">
      <span>Looking for logins in {requests.toLocaleString('en')} requests…</span>
      <progress aria-label="Looking for logins" />
      <Button look="outlined" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}

/** Which file is shown, and what of it could not be read. */
export function FileBar({ file, onClose }: { readonly file: ShownFile; readonly onClose: () => void }) {
  const { name, requests, unread } = file
  return (
    <div class={unread.length > 0 ? `${css.bar} ${css.incomplete}` : css.bar} role="status">
      <span>
        <b>
          <Captured text={name} />
        </b>{' '}
        {requests}
        {unread.map(({ what, why }) => (
          <span key={what} class={css.unread}>
            {' '}
            Not in it: <Captured text={what} /> (<Captured text={why} />
            ).
          </span>
        ))}
      </span>
      <Button look="link" onClick={onClose}>
        Close the file
      </Button>
    </div>
  )
}
