import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import type { Inspector } from '../../models/inspector.ts'
import { SitesDialog } from '../capture/sites-dialog.tsx'
import css from './popup-view.module.css'

/** What holds for all tabs. */
export function CaptureControls({ inspector }: { readonly inspector: Inspector }) {
  const sites = useSignal(false)
  const { paused } = inspector.state.value.tab ?? {}
  if (!inspector.adapter.can.has('pause')) return null
  return (
    <div class={css.controls}>
      {!paused && (
        <Button
          icon="pause"
          title="Capture nothing in any tab until you resume"
          onClick={() => inspector.setPaused(true)}
        >
          Pause capture
        </Button>
      )}
      <Button
        icon="sites"
        onClick={() => {
          sites.value = true
        }}
      >
        Sites never to capture
      </Button>
      {sites.value && (
        <SitesDialog
          inspector={inspector}
          onClose={() => {
            sites.value = false
          }}
        />
      )}
    </div>
  )
}
