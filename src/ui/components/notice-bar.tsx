import type { Notice } from '../models/notices.ts'
import { Button } from './button.tsx'
import { Captured } from './captured.tsx'
import css from './notice-bar.module.css'

/** Says what just happened; read out by screen readers. */
export function NoticeBar({ notice, onDone }: { readonly notice: Notice | undefined; readonly onDone: () => void }) {
  return (
    <div class={css.bar} role="status" aria-live="polite">
      {notice && (
        <div class={css.notice}>
          <Captured text={notice.text} />
          {notice.action && (
            <Button
              onClick={() => {
                notice.action?.run()
                onDone()
              }}
            >
              {notice.action.label}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
