import { Captured } from '../../components/captured.tsx'
import type { EvidenceLink, FindingView } from '../../models/verdict.ts'
import { FindingBody } from './finding-body.tsx'
import css from './findings-view.module.css'

export interface FindingsViewProps {
  readonly findings: readonly FindingView[]
  readonly onEvidence: (link: EvidenceLink) => void
}

/** What else was found: neither the cause nor explained by it. */
export function FindingsView({ findings, onEvidence }: FindingsViewProps) {
  return (
    <section aria-label="Findings" class={css.findings}>
      <h2 class={css.title}>{findings.length === 0 ? 'No other findings' : `Other findings (${findings.length})`}</h2>
      {findings.map((view) => (
        <details key={view.key} class={css.finding}>
          <summary>
            <SeveritySign severity={view.finding.severity} /> <Captured text={view.finding.message} />
          </summary>
          <div class={css.body}>
            <FindingBody view={view} onEvidence={onEvidence} />
          </div>
        </details>
      ))}
    </section>
  )
}

const signs = { error: '✖', warning: '▲', info: 'i' } as const

function SeveritySign({ severity }: { readonly severity: keyof typeof signs }) {
  return (
    <span class={css[severity]} role="img" aria-label={severity} title={severity}>
      {signs[severity]}
    </span>
  )
}
