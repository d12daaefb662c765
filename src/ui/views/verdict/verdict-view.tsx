import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { ToneSign } from '../../components/tone-sign.tsx'
import type { EvidenceLink, Verdict } from '../../models/verdict.ts'
import { FindingBody } from '../findings/finding-body.tsx'
import css from './verdict-view.module.css'

export interface VerdictViewProps {
  readonly verdict: Verdict
  readonly onEvidence: (link: EvidenceLink) => void
  readonly onCopySummary: () => void
}

/** What happened, in one sentence; then why, what to do, whose move it is, and where to look. */
export function VerdictView({ verdict, onEvidence, onCopySummary }: VerdictViewProps) {
  const { tone, sentence, cause, consequences, notChecked, spotless } = verdict
  return (
    <section aria-label="Verdict" class={`${css.verdict} ${css[tone]}`}>
      <div class={css.head}>
        <ToneSign tone={tone} />
        <h1 class={css.sentence}>
          <Captured text={sentence} />
        </h1>
        <Button icon="copy" name="Copy summary" onClick={onCopySummary} />
      </div>
      {cause && (
        <div class={css.body}>
          <FindingBody view={cause} onEvidence={onEvidence} />
        </div>
      )}
      {spotless && tone === 'healthy' && <p class={css.body}>Every check that could be made passed.</p>}
      {consequences.length > 0 && <Consequences consequences={consequences} onEvidence={onEvidence} />}
      {notChecked.length > 0 && <NotChecked notChecked={notChecked} />}
    </section>
  )
}

function Consequences({
  consequences,
  onEvidence,
}: Pick<Verdict, 'consequences'> & Pick<VerdictViewProps, 'onEvidence'>) {
  return (
    <div class={css.also}>
      <span class={css.label}>This also explains</span>
      <ul>
        {consequences.map(({ key, finding, evidence }) => (
          <li key={key} title={finding.message}>
            <Captured text={finding.title} />{' '}
            {evidence.slice(0, 1).map((link) => (
              <Button key={link.label} look="link" disabled={link.step === undefined} onClick={() => onEvidence(link)}>
                <Captured text={link.label} />
              </Button>
            ))}
          </li>
        ))}
      </ul>
    </div>
  )
}

function NotChecked({ notChecked }: Pick<Verdict, 'notChecked'>) {
  return (
    <details class={css.notChecked}>
      <summary>What could not be checked ({notChecked.length})</summary>
      <ul class={css.list}>
        {notChecked.map(({ what, why }) => (
          <li key={what + why}>
            <Captured text={what} /> — <Captured text={why} />
          </li>
        ))}
      </ul>
    </details>
  )
}
