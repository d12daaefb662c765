import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { SpecLink } from '../../components/spec-link.tsx'
import { judgementTexts, type ProfileView, profileChoices, type RequirementView } from '../../models/profile-view.ts'
import type { EvidenceLink } from '../../models/verdict.ts'
import css from './profile-view.module.css'

export interface ProfileSectionProps {
  readonly profile: ProfileView
  readonly onProfile: (id: string) => void
  readonly onEvidence: (link: EvidenceLink) => void
}

/** Not "does it work" but "is it as the specification demands": the sentence, and behind it every requirement. */
export function ProfileSection({ profile, onProfile, onEvidence }: ProfileSectionProps) {
  return (
    <section aria-label="Profile" class={css.profile}>
      <details>
        <summary class={css.sentence}>{profile.sentence}</summary>
        <label class={css.choice}>
          <span class={css.label}>Judged by</span>
          <select value={profile.id} onChange={(event) => onProfile(event.currentTarget.value)}>
            {profileChoices.map(({ id, name }) => (
              <option key={id} value={id} selected={id === profile.id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <ul class={css.list}>
          {profile.requirements.map((requirement) => (
            <Requirement key={requirement.text} requirement={requirement} onEvidence={onEvidence} />
          ))}
        </ul>
      </details>
    </section>
  )
}

interface RequirementProps extends Pick<ProfileSectionProps, 'onEvidence'> {
  readonly requirement: RequirementView
}

function Requirement({ requirement, onEvidence }: RequirementProps) {
  const { text, spec, judgement, findings, reasons } = requirement
  const { sign, text: word } = judgementTexts[judgement]
  return (
    <li class={css.requirement}>
      <span class={`${css.sign} ${css[judgement]}`} aria-hidden="true">
        {sign}
      </span>
      <div>
        <span class={css.word}>{word}:</span> {text} <SpecLink spec={spec} />
        {findings.map(({ key, finding, evidence }) => (
          <p key={key}>
            <Captured text={finding.message} />{' '}
            {evidence.map((link) => (
              <Button key={link.label} look="link" disabled={link.step === undefined} onClick={() => onEvidence(link)}>
                <Captured text={link.label} />
              </Button>
            ))}
          </p>
        ))}
        {judgement === 'cannotTell' && (
          <p class={css.reason}>
            <Captured text={reasons.join(' ')} />
          </p>
        )}
      </div>
    </li>
  )
}
