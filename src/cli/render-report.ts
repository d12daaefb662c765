import type { Inspection } from '../core/inspect.ts'
import type { Profile } from '../core/profiles/profile.ts'
import { mermaid } from '../core/trace/mermaid.ts'
import { htmlReport } from '../core/trace/report-html.ts'
import { sarif } from '../core/trace/sarif.ts'
import { markdownSummary } from '../core/trace/summary.ts'
import { textReport } from '../core/trace/text-report.ts'
import { toReport } from '../core/trace/to-report.ts'
import type { ReportFormat } from './arguments.ts'

type Render = (inspection: Inspection, file: string, profile: Profile | undefined) => string

const renderers: Readonly<Record<ReportFormat, Render>> = {
  text: ({ diagnosis, trace }, _, profile) => textReport(diagnosis, trace.notSeen, profile),
  json: ({ diagnosis, trace }, _, profile) => `${JSON.stringify(toReport(diagnosis, trace, profile), null, 2)}\n`,
  markdown: ({ diagnosis, trace }, _, profile) => markdownSummary(diagnosis, trace.notSeen, profile),
  html: ({ diagnosis, trace }) => htmlReport(diagnosis, trace.notSeen),
  mermaid: ({ diagnosis }) => diagnosis.flows.map(({ flow }) => mermaid(flow)).join('\n'),
  sarif: ({ diagnosis }, file) => sarif(diagnosis, file),
}

export function renderReport(inspection: Inspection, format: ReportFormat, file: string, profile?: Profile): string {
  return renderers[format](inspection, file, profile)
}
