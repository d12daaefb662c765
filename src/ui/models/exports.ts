import { toReport } from '../../core/trace/to-report.ts'
import type { MenuItem } from '../components/menu.tsx'
import { summaryMarkdown } from './copies.ts'
import type { Inspector } from './inspector.ts'

/** The ways out, in the order of the menu. */
export function exportItems(inspector: Inspector, openSupportExport: () => void): readonly MenuItem[] {
  const inspection = inspector.inspection.value
  const diagnosis = inspector.selection.diagnosis.value
  if (!inspection || !diagnosis) return []
  return [
    {
      label: 'Export for support…',
      hint: 'All flows, every secret replaced; shows first what leaves',
      run: openSupportExport,
    },
    {
      label: 'Summary of this flow',
      hint: 'Markdown, without secrets',
      run: () => inspector.saveFile('login-summary.md', 'text/markdown', summaryMarkdown(diagnosis)),
    },
    {
      label: 'Findings of all flows',
      hint: 'JSON, as the command line writes it',
      run: () => {
        const report = toReport(inspection.diagnosis, inspection.trace)
        inspector.saveFile('login-findings.json', 'application/json', `${JSON.stringify(report, undefined, 2)}\n`)
      },
    },
  ]
}
