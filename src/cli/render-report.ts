import type { Inspection } from '../core/inspect.ts'
import { htmlReport } from '../core/trace/report-html.ts'
import { sarif } from '../core/trace/sarif.ts'
import { markdownSummary } from '../core/trace/summary.ts'
import { textReport } from '../core/trace/text-report.ts'
import { toReport } from '../core/trace/to-report.ts'
import type { ReportFormat } from './arguments.ts'

const renderers: Readonly<Record<ReportFormat, (inspection: Inspection, file: string) => string>> = {
  text: ({ diagnosis, trace }) => textReport(diagnosis, trace.notSeen),
  json: ({ diagnosis, trace }) => `${JSON.stringify(toReport(diagnosis, trace), null, 2)}\n`,
  markdown: ({ diagnosis, trace }) => markdownSummary(diagnosis, trace.notSeen),
  html: ({ diagnosis, trace }) => htmlReport(diagnosis, trace.notSeen),
  sarif: ({ diagnosis }, file) => sarif(diagnosis, file),
}

export function renderReport(inspection: Inspection, format: ReportFormat, file: string): string {
  return renderers[format](inspection, file)
}
