import { useSignal } from '@preact/signals'
import { Button } from '../../components/button.tsx'
import type { Inspector } from '../../models/inspector.ts'
import { SupportDialog } from './support-dialog.tsx'

/** The button with which a recording is handed to support. */
export function SupportExport({ inspector }: { readonly inspector: Inspector }) {
  const open = useSignal(false)
  const inspection = inspector.inspection.value
  return (
    <>
      <Button
        look="primary"
        disabled={!inspection}
        onClick={() => {
          open.value = true
        }}
      >
        Export for support
      </Button>
      {open.value && inspection && (
        <SupportDialog
          inspection={inspection}
          onSave={({ name, mediaType, text }) => inspector.saveFile(name, mediaType, text)}
          onClose={() => {
            open.value = false
          }}
        />
      )}
    </>
  )
}
