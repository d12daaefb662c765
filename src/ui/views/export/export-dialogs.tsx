import type { AskedExport } from '../../models/exports.ts'
import type { Inspector } from '../../models/inspector.ts'
import type { NamedFile } from '../../models/support-export.ts'
import { FullTraceDialog } from './full-trace-dialog.tsx'
import { SupportDialog } from './support-dialog.tsx'

export interface ExportDialogsProps {
  readonly inspector: Inspector
  /** undefined: none is open. */
  readonly asked: AskedExport | undefined
  readonly onClose: () => void
}

/** The dialog of the way out that was chosen. */
export function ExportDialogs({ inspector, asked, onClose }: ExportDialogsProps) {
  const inspection = inspector.inspection.value
  if (!inspection || !asked) return null
  const onSave = ({ name, mediaType, text }: NamedFile) => inspector.saveFile(name, mediaType, text)
  if (asked === 'fullTrace')
    return <FullTraceDialog inspection={inspection} work={inspector.work} onSave={onSave} onClose={onClose} />
  return (
    <SupportDialog
      inspection={inspection}
      work={inspector.work}
      format={asked}
      onSave={onSave}
      onCopy={inspector.copy}
      onClose={onClose}
    />
  )
}
