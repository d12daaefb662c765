import type { Inspection } from '../../../core/inspect.ts'
import type { FlowDiagnosis } from '../../../core/rules/diagnosis.ts'
import { copyItems } from '../../models/copies.ts'
import { isDetailTab } from '../../models/detail-tabs.ts'
import { copySummary } from '../../models/exports.ts'
import type { Inspector } from '../../models/inspector.ts'
import { toProfileView } from '../../models/profile-view.ts'
import { toSequence } from '../../models/sequence.ts'
import { toStepView } from '../../models/step-view.ts'
import { type EvidenceLink, otherFindings, toVerdict } from '../../models/verdict.ts'
import { FindingsView } from '../findings/findings-view.tsx'
import type { KeyGiving } from '../keys/key-actions.tsx'
import { ProfileSection } from '../profile/profile-view.tsx'
import { SequenceView } from '../sequence/sequence-view.tsx'
import { StepDetails } from '../step-details/step-details.tsx'
import { VerdictView } from '../verdict/verdict-view.tsx'
import css from './flow-detail.module.css'

export interface FlowDetailProps {
  readonly inspector: Inspector
  readonly inspection: Inspection
  readonly diagnosis: FlowDiagnosis
}

/** Verdict, sequence, findings and the selected step of one flow. */
export function FlowDetail({ inspector, inspection, diagnosis }: FlowDetailProps) {
  const { selection, preferences, copy } = inspector
  const verdict = toVerdict(diagnosis)
  const sequence = toSequence(diagnosis.flow, inspection.assembly.exchanges, verdict.cause && verdict.step)
  const step = selection.step.value
  const view = step && toStepView(step, diagnosis, inspection)
  const profile = toProfileView(preferences.values.profile.value, diagnosis.flow, diagnosis.outcomes)
  const tab = preferences.values.detailTab.value
  const jump = (link: EvidenceLink) => jumpTo(link, inspector)
  return (
    <div class={css.detail}>
      <div class={css.verdict}>
        <VerdictView verdict={verdict} onEvidence={jump} onCopySummary={() => void copySummary(inspector)} />
      </div>
      <div class={css.picture}>
        <SequenceView
          key={diagnosis.flow.id}
          sequence={sequence}
          selected={step?.number}
          onSelect={(number) => selection.selectStep(number)}
        />
        <FindingsView findings={otherFindings(diagnosis)} onEvidence={jump} />
        {profile && (
          <ProfileSection profile={profile} onProfile={(id) => preferences.set('profile', id)} onEvidence={jump} />
        )}
      </div>
      <div class={css.step}>
        {view && (
          <StepDetails
            view={view}
            tab={isDetailTab(tab) ? tab : 'explain'}
            learn={preferences.values.learn.value}
            highlighted={selection.highlighted.value}
            keys={keyGiving(inspector)}
            copyItems={copyItems(view, diagnosis, copy)}
            onTab={(next) => preferences.set('detailTab', next)}
            onMove={selection.moveStep}
            onStep={selection.selectStep}
            onEvidence={jump}
            onCopy={copy}
          />
        )}
      </div>
    </div>
  )
}

/** Keys can be fetched only while the tab itself is shown, not a file or a sample. */
function keyGiving({ adapter, keys, state, shown }: Inspector): KeyGiving {
  const live = adapter.can.has('fetchKeys') && state.value.connection !== 'file' && shown.sample.value === undefined
  return { onPaste: keys.paste, onSecret: keys.giveSecret, ...(live && { onFetch: keys.fetch }) }
}

/** To the step, the tab and the parameter that evidence points at. */
function jumpTo({ step, evidence }: EvidenceLink, { selection, preferences }: Inspector) {
  if (step === undefined) return
  selection.selectStep(step, evidence.parameter)
  preferences.set('detailTab', tabOfPlace[evidence.place])
}

const tabOfPlace = {
  url: 'http',
  query: 'parameters',
  fragment: 'parameters',
  requestHeader: 'http',
  requestBody: 'parameters',
  status: 'http',
  responseHeader: 'http',
  responseBody: 'parameters',
  claim: 'token',
  joseHeader: 'token',
  documentText: 'raw',
  networkError: 'http',
  timing: 'explain',
} as const
