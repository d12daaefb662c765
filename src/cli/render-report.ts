import type { Inspection } from '../core/inspect.ts'
import { textReport } from '../core/trace/text-report.ts'
import { toReport } from '../core/trace/to-report.ts'
import type { ReportFormat } from './arguments.ts'

export function renderReport(inspection: Inspection, format: ReportFormat): string {
  const { diagnosis, trace } = inspection
  switch (format) {
    case 'json':
      return `${JSON.stringify(toReport(diagnosis, trace), null, 2)}\n`
    default:
      return textReport(diagnosis, trace.notSeen)
  }
}
