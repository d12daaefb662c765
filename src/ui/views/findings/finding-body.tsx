import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Difference } from '../../components/difference.tsx'
import { SpecLink } from '../../components/spec-link.tsx'
import type { EvidenceLink, FindingView } from '../../models/verdict.ts'
import css from './finding-body.module.css'

export interface FindingBodyProps {
  readonly view: FindingView
  readonly onEvidence: (link: EvidenceLink) => void
}

/** Why, what to do, whose move it is, and the evidence to click. */
export function FindingBody({ view, onEvidence }: FindingBodyProps) {
  const { finding, owner, evidence, specs, comparison } = view
  return (
    <dl class={css.body}>
      <dt>Why</dt>
      <dd>
        <Captured text={finding.why} />
      </dd>
      {comparison && (
        <>
          <dt>Differs</dt>
          <dd>
            <Difference
              leftLabel={comparison.expectedLabel}
              left={comparison.expected}
              rightLabel={comparison.actualLabel}
              right={comparison.actual}
            />
          </dd>
        </>
      )}
      <dt>Fix</dt>
      <dd>
        <Captured text={finding.fix} />
      </dd>
      <dt>Owner</dt>
      <dd>{owner}</dd>
      <dt>Evidence</dt>
      <dd class={css.inline}>
        {evidence.map((link) => (
          <Button key={link.label} look="link" disabled={link.step === undefined} onClick={() => onEvidence(link)}>
            <Captured text={link.label} />
          </Button>
        ))}
      </dd>
      <dt>Spec</dt>
      <dd class={css.inline}>
        {specs.map((spec) => (
          <SpecLink key={spec.tag} spec={spec} />
        ))}
      </dd>
    </dl>
  )
}
