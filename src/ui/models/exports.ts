import { htmlReport } from '../../core/trace/report-html.ts'
import { markdownSummary } from '../../core/trace/summary.ts'
import { toReport } from '../../core/trace/to-report.ts'
import type { MenuItem } from '../components/menu.tsx'
import type { Inspector } from './inspector.ts'
import { checkedReport } from './reports.ts'

interface ReportKind {
  readonly label: string
  readonly hint: string
  readonly name: string
  readonly mediaType: string
  readonly write: Parameters<typeof checkedReport>[1]
}

const reports: readonly ReportKind[] = [
  {
    label: 'Report',
    hint: 'HTML, opens anywhere; without secrets',
    name: 'login-report.html',
    mediaType: 'text/html',
    write: htmlReport,
  },
  {
    label: 'Summary',
    hint: 'Markdown, for a ticket; without secrets',
    name: 'login-summary.md',
    mediaType: 'text/markdown',
    write: markdownSummary,
  },
  {
    label: 'Findings',
    hint: 'JSON, as the command line writes it',
    name: 'login-findings.json',
    mediaType: 'application/json',
    write: (diagnosis, notSeen) => `${JSON.stringify(toReport(diagnosis, { notSeen }), undefined, 2)}\n`,
  },
]

/** The ways out, in the order of the menu. */
export function exportItems(inspector: Inspector, openSupportExport: () => void): readonly MenuItem[] {
  const inspection = inspector.inspection.value
  if (!inspection || inspection.diagnosis.flows.length === 0) return []
  return [
    {
      label: 'Export for support…',
      hint: 'All steps, every secret replaced; shows first what leaves',
      run: openSupportExport,
    },
    ...reports.map(({ label, hint, name, mediaType, write }) => ({
      label,
      hint,
      run: async () => {
        const result = await checkedReport(inspection, write)
        if ('refused' in result) inspector.notices.say(result.refused)
        else inspector.saveFile(name, mediaType, result.text)
      },
    })),
  ]
}

/** The summary of the selected flow, to the clipboard. */
export async function copySummary(inspector: Inspector): Promise<void> {
  const inspection = inspector.inspection.value
  const { flow: selected } = inspector.selection.diagnosis.value ?? {}
  if (!inspection || !selected) return
  const place = inspection.diagnosis.flows.findIndex(({ flow }) => flow.id === selected.id)
  // By place, because a redacted trace names its flows anew.
  const result = await checkedReport(inspection, ({ flows, crashes }, notSeen) =>
    markdownSummary({ flows: flows.slice(place, place + 1), crashes }, notSeen),
  )
  if ('refused' in result) inspector.notices.say(result.refused)
  else inspector.copy('the summary as Markdown, without secrets', result.text)
}
