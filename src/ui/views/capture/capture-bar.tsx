import { Button } from '../../components/button.tsx'
import type { Inspector } from '../../models/inspector.ts'
import css from './capture-bar.module.css'

/** Says above everything else that nothing is being captured, and the way on. */
export function CaptureBar({ inspector }: { readonly inspector: Inspector }) {
  const { connection, tab } = inspector.state.value
  if (connection === 'ended')
    return (
      <div class={css.bar} role="alert">
        <span>OAuth X-ray was updated or reloaded. What is shown here stays, and nothing new arrives.</span>
        <Button icon="reload" look="outlined" onClick={() => location.reload()}>
          Reload this view
        </Button>
      </div>
    )
  if (!tab?.paused) return null
  return (
    <div class={css.bar} role="status">
      <span>Capture is paused in all tabs.</span>
      <Button icon="resume" look="outlined" onClick={() => inspector.setPaused(false)}>
        Resume
      </Button>
    </div>
  )
}
