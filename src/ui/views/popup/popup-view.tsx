import type { ComponentChildren } from 'preact'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { NoticeBar } from '../../components/notice-bar.tsx'
import { ToneSign } from '../../components/tone-sign.tsx'
import { now } from '../../models/clock.ts'
import { copySummary } from '../../models/exports.ts'
import type { Inspector } from '../../models/inspector.ts'
import { limitTexts } from '../../models/limit-texts.ts'
import { popupPhase } from '../../models/popup-phase.ts'
import { timerText } from '../../models/time-text.ts'
import { toVerdict } from '../../models/verdict.ts'
import { SupportExport } from '../export/support-export.tsx'
import { CaptureControls } from './capture-controls.tsx'
import { Ended, Limited, Never, Paused, WayToSee } from './nothing-captured.tsx'
import css from './popup-view.module.css'

/** The small page for those who never open DevTools: record, stop, hand over. */
export function PopupView({ inspector }: { readonly inspector: Inspector }) {
  const { notices } = inspector
  const phase = popupPhase(inspector.state.value)
  return (
    <main class={css.popup}>
      {phases[phase](inspector)}
      {phase !== 'ended' && phase !== 'starting' && <CaptureControls inspector={inspector} />}
      <NoticeBar notice={notices.current.value} onDone={notices.dismiss} />
    </main>
  )
}

const phases: Readonly<Record<ReturnType<typeof popupPhase>, (inspector: Inspector) => ComponentChildren>> = {
  ended: () => <Ended />,
  paused: (inspector) => <Paused inspector={inspector} />,
  never: (inspector) => <Never inspector={inspector} />,
  starting: () => <p class={css.soft}>Reading what was captured…</p>,
  limited: (inspector) => <Limited inspector={inspector} />,
  idle: (inspector) => <Idle inspector={inspector} />,
  recording: (inspector) => <Recording inspector={inspector} />,
  done: (inspector) => <Done inspector={inspector} />,
}

interface PhaseProps {
  readonly inspector: Inspector
}

function Idle({ inspector }: PhaseProps) {
  return (
    <>
      <h1 class={css.title}>Record this tab</h1>
      <p class={css.soft}>
        Captures the addresses, headers and bodies of logins in this tab and the windows it opens. They stay in memory
        and nothing is sent anywhere.
      </p>
      <div class={css.actions}>
        <Button look="primary" onClick={inspector.startRecording}>
          <span class={css.dot} aria-hidden="true" />
          Record
        </Button>
      </div>
      <VerdictLine inspector={inspector} lead="Seen in this tab already:" />
      {inspector.selection.diagnosis.value && <FullView inspector={inspector} />}
    </>
  )
}

function Recording({ inspector }: PhaseProps) {
  const { recording, limited } = inspector.state.value.tab ?? {}
  if (!recording) return null
  const steps = recording.steps
  return (
    <>
      <h1 class={css.title}>
        <span class={css.live} aria-hidden="true" /> Recording
        <time class={css.timer}>{timerText(now.value - recording.startedAt)}</time>
      </h1>
      <p aria-live="polite">{steps === 1 ? '1 step so far' : `${steps} steps so far`}</p>
      <p class={css.soft}>Sign in now, the way that fails. The recording ends by itself after a quiet time.</p>
      <div class={css.actions}>
        <Button look="primary" onClick={inspector.stopRecording}>
          Stop
        </Button>
      </div>
      {limited && <h2 class={css.title}>{limitTexts(limited).title}</h2>}
      <WayToSee inspector={inspector} />
    </>
  )
}

function Done({ inspector }: PhaseProps) {
  const diagnosis = inspector.selection.diagnosis.value
  return (
    <>
      <h1 class={css.title}>Recording finished</h1>
      {diagnosis ? (
        <VerdictLine inspector={inspector} lead="" />
      ) : (
        <p>No login was seen while recording. Record again, then sign in.</p>
      )}
      <div class={css.actions}>
        {diagnosis && <SupportExport inspector={inspector} />}
        {diagnosis && (
          <Button look="outlined" onClick={() => void copySummary(inspector)}>
            Copy summary
          </Button>
        )}
        <FullView inspector={inspector} />
        <Button look="outlined" onClick={inspector.startRecording} title="Record this tab again">
          Record
        </Button>
      </div>
    </>
  )
}

function FullView({ inspector }: PhaseProps) {
  return (
    <Button look="outlined" onClick={() => void inspector.adapter.openFullView()}>
      Open full view
    </Button>
  )
}

function VerdictLine({ inspector, lead }: PhaseProps & { readonly lead: string }) {
  const diagnosis = inspector.selection.diagnosis.value
  if (!diagnosis) return null
  const { tone, sentence, cause } = toVerdict(diagnosis)
  return (
    <section aria-label="Verdict" class={`${css.verdict} ${css[tone]}`}>
      {lead && <p class={css.soft}>{lead}</p>}
      <p class={css.sentence}>
        <ToneSign tone={tone} /> <Captured text={sentence} />
      </p>
      {cause && (
        <p class={css.soft}>
          Whose move: {cause.owner}. <Captured text={cause.finding.fix} />
        </p>
      )}
    </section>
  )
}
