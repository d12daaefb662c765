import type { MenuItem } from '../components/menu.tsx'
import { type ExportFormat, exportFormats } from './export-formats.ts'
import type { Inspector } from './inspector.ts'
import { failedExport } from './support-export.ts'

/** Which export dialog is open: a preview in some format, or the one for the full trace, which is a dialog of its own. */
export type AskedExport = ExportFormat | 'fullTrace'

/** The ways out, in the order of the menu. Each opens a dialog that shows first what leaves. */
export function exportItems(inspector: Inspector, ask: (asked: AskedExport) => void): readonly MenuItem[] {
  const inspection = inspector.inspection.value
  if (!inspection || inspection.diagnosis.flows.length === 0) return []
  return [
    ...exportFormats.map(({ id, label, hint }) => ({
      label: id === 'trace' ? 'Export for support…' : `${label}…`,
      hint: id === 'trace' ? `${label}: all steps, every secret replaced; shows first what leaves` : hint,
      run: () => ask(id),
    })),
    {
      label: 'Full trace with all secrets, encrypted…',
      hint: 'Only for somebody to whom you would give the login itself',
      apart: true as const,
      run: () => ask('fullTrace'),
    },
  ]
}

/** The summary of the selected flow, to the clipboard. */
export async function copySummary(inspector: Inspector): Promise<void> {
  const inspection = inspector.inspection.value
  const { flow: selected } = inspector.selection.diagnosis.value ?? {}
  if (!inspection || !selected) return
  const place = inspection.diagnosis.flows.findIndex(({ flow }) => flow.id === selected.id)
  const choices = { hosts: 'keep', format: 'markdown', only: place } as const
  const prepared = await inspector.work.prepare(inspection, choices).catch(failedExport)
  if (!prepared) return
  if (prepared.file) inspector.copy('the summary as Markdown, without secrets', prepared.file.text)
  else inspector.notices.say(prepared.headline)
}
