import { resolveSpec } from '../../../core/protocol/specs.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { LearnerText } from '../../components/learner-text.tsx'
import { SpecLink } from '../../components/spec-link.tsx'
import type { StepView } from '../../models/step-view.ts'
import type { EvidenceLink } from '../../models/verdict.ts'
import css from './explain-tab.module.css'

export interface ExplainTabProps {
  readonly view: StepView
  readonly learn: boolean
  readonly onEvidence: (link: EvidenceLink) => void
}

/** What was found here; what this step is; and, for learners, why it exists and which attack it stops. */
export function ExplainTab({ view, learn, onEvidence }: ExplainTabProps) {
  const { explanation, findings } = view
  const sections = learn ? learnerSections(view) : sectionsOf(view)
  return (
    <div class={css.explain}>
      {findings.map(({ key, finding, evidence }) => (
        <div key={key} class={finding.severity === 'error' ? css.error : css.finding}>
          <strong>
            <Captured text={finding.title} />.
          </strong>{' '}
          <Captured text={finding.message} />
          <ul class={css.links}>
            {evidence.map((link) => (
              <li key={link.label}>
                <Button look="link" disabled={link.step === undefined} onClick={() => onEvidence(link)}>
                  <Captured text={link.label} />
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <dl class={css.sections}>
        {sections.map(({ title, text }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{learn ? <LearnerText text={text} /> : text}</dd>
          </div>
        ))}
      </dl>
      <p class={css.specs}>
        {explanation.specs.map((tag) => (
          <SpecLink key={tag} spec={{ tag, url: resolveSpec(tag).url }} />
        ))}
      </p>
    </div>
  )
}

function sectionsOf({ explanation }: StepView) {
  return [
    { title: 'What this is', text: explanation.what },
    { title: 'What to look at', text: explanation.lookAt },
  ]
}

function learnerSections({ explanation, answer, flowText }: StepView) {
  return [
    { title: 'What this is', text: explanation.what },
    { title: 'Why it exists', text: explanation.why },
    { title: 'Which attack it stops', text: explanation.stops },
    { title: 'What to look at', text: explanation.lookAt },
    ...(answer ? [{ title: 'The answer', text: `${answer.what} ${answer.lookAt}` }] : []),
    { title: 'The whole flow', text: flowText },
  ]
}
