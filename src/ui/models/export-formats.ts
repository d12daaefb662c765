import type { NotSeen } from '../../core/model/trace.ts'
import type { Diagnosis } from '../../core/rules/diagnosis.ts'
import { mermaid } from '../../core/trace/mermaid.ts'
import { htmlReport } from '../../core/trace/report-html.ts'
import { sarif } from '../../core/trace/sarif.ts'
import { markdownSummary } from '../../core/trace/summary.ts'
import { toReport } from '../../core/trace/to-report.ts'

export type ExportFormat = 'trace' | 'har' | 'html' | 'markdown' | 'mermaid' | 'sarif' | 'json'

export interface ExportFormatText {
  readonly id: ExportFormat
  readonly label: string
  /** One line: what it is for. */
  readonly hint: string
  readonly ending: string
  readonly mediaType: string
}

/** What can be handed over, in the order of the menu. */
export const exportFormats: readonly ExportFormatText[] = [
  {
    id: 'trace',
    label: 'Safe trace',
    hint: 'All steps, every secret replaced; opens in OAuth X-ray with the same verdict',
    ending: 'oauth-xray.json',
    mediaType: 'application/json',
  },
  {
    id: 'har',
    label: 'Redacted HAR',
    hint: 'The same for other tools: opens in the Network panel of the browsers',
    ending: 'har',
    mediaType: 'application/json',
  },
  {
    id: 'html',
    label: 'HTML report',
    hint: 'Verdict, picture, steps and findings; opens anywhere and prints',
    ending: 'html',
    mediaType: 'text/html',
  },
  {
    id: 'markdown',
    label: 'Markdown summary',
    hint: 'For a ticket',
    ending: 'md',
    mediaType: 'text/markdown',
  },
  {
    id: 'mermaid',
    label: 'Mermaid sequence',
    hint: 'The picture as text, for wikis that draw it',
    ending: 'mmd',
    mediaType: 'text/plain',
  },
  {
    id: 'sarif',
    label: 'SARIF',
    hint: 'The findings for code scanning',
    ending: 'sarif',
    mediaType: 'application/json',
  },
  {
    id: 'json',
    label: 'Findings as JSON',
    hint: 'As the command line writes them',
    ending: 'json',
    mediaType: 'application/json',
  },
]

export type ReportFormat = Exclude<ExportFormat, 'trace' | 'har'>

export type ReportWriter = (diagnosis: Diagnosis, notSeen: readonly NotSeen[]) => string

/** How a report of the findings is written. */
export const reportWriters: Readonly<Record<ReportFormat, ReportWriter>> = {
  html: htmlReport,
  markdown: markdownSummary,
  mermaid: ({ flows }) => flows.map(({ flow }) => mermaid(flow)).join('\n'),
  sarif: (diagnosis) => sarif(diagnosis, 'login.oauth-xray.json'),
  json: (diagnosis, notSeen) => `${JSON.stringify(toReport(diagnosis, { notSeen }), undefined, 2)}\n`,
}
