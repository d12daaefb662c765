import type { ComponentChildren } from 'preact'
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
      <Part name="Why">
        <Captured text={finding.why} />
      </Part>
      {comparison && (
        <Part name="Differs">
          <Difference
            leftLabel={comparison.expectedLabel}
            left={comparison.expected}
            rightLabel={comparison.actualLabel}
            right={comparison.actual}
          />
        </Part>
      )}
      <Part name="Fix">
        <Captured text={finding.fix} />
      </Part>
      <Part name="Owner" short>
        {owner}
      </Part>
      <Part name="Evidence" short>
        {evidence.map((link) => (
          <Button key={link.label} look="link" disabled={link.step === undefined} onClick={() => onEvidence(link)}>
            <Captured text={link.label} />
          </Button>
        ))}
      </Part>
      <Part name="Spec" short>
        {specs.map((spec) => (
          <SpecLink key={spec.tag} spec={spec} />
        ))}
      </Part>
    </dl>
  )
}

interface PartProps {
  readonly name: string
  /** Shares its line with others. */
  readonly short?: true
  readonly children: ComponentChildren
}

function Part({ name, short, children }: PartProps) {
  return (
    <div class={short ? css.short : css.part}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
