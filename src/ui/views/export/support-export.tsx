import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import type { Inspector } from '../../models/inspector.ts'
import { ExportDialogs } from './export-dialogs.tsx'

/** The button with which a recording is handed to support. */
export function SupportExport({ inspector }: { readonly inspector: Inspector }) {
  const open = useSignal(false)
  return (
    <>
      <Button
        look="primary"
        disabled={!inspector.inspection.value}
        onClick={() => {
          open.value = true
        }}
      >
        Export for support
      </Button>
      <ExportDialogs
        inspector={inspector}
        asked={open.value ? 'trace' : undefined}
        onClose={() => {
          open.value = false
        }}
      />
    </>
  )
}
