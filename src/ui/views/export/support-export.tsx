import { Button } from '../../components/button.tsx'
import type { Inspector } from '../../models/inspector.ts'

/** The button with which a recording is handed to support. */
export function SupportExport({ inspector }: { readonly inspector: Inspector }) {
  return (
    <Button look="primary" disabled onClick={() => inspector.notices.say('')}>
      Export for support
    </Button>
  )
}
