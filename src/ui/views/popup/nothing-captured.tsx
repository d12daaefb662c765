import { Button } from '../../components/button.tsx'
import type { Inspector } from '../../models/inspector.ts'
import { limitTexts } from '../../models/limit-texts.ts'
import { entriesFor, removeSite } from '../../models/never-sites.ts'
import css from './popup-view.module.css'

// Why nothing is captured, and the way on.

interface PhaseProps {
  readonly inspector: Inspector
}

export function Ended() {
  return (
    <>
      <h1 class={css.title}>OAuth X-ray was updated or reloaded</h1>
      <p class={css.soft}>Open it again.</p>
    </>
  )
}

export function Paused({ inspector }: PhaseProps) {
  return (
    <>
      <h1 class={css.title}>Capture is paused</h1>
      <p class={css.soft}>
        Nothing is captured in any tab until you resume. It resumes by itself when the browser starts anew.
      </p>
      <div class={css.actions}>
        <Button look="primary" icon="resume" onClick={() => inspector.setPaused(false)}>
          Resume
        </Button>
      </div>
    </>
  )
}

export function Never({ inspector }: PhaseProps) {
  const entries = entriesFor(inspector)
  return (
    <>
      <h1 class={css.title}>This site is never captured</h1>
      <p class={css.soft}>Nothing that goes to it or comes from it is kept: {entries.join(', ')} is on your list.</p>
      <div class={css.actions}>
        <Button
          look="outlined"
          onClick={() => {
            for (const site of entries) removeSite(inspector, site)
          }}
        >
          Capture it again
        </Button>
      </div>
    </>
  )
}

export function Limited({ inspector }: PhaseProps) {
  const { limited } = inspector.state.value.tab ?? {}
  if (!limited) return null
  return (
    <>
      <h1 class={css.title}>{limitTexts(limited).title}</h1>
      <WayToSee inspector={inspector} />
    </>
  )
}

/** All sites too: a login mostly goes through more of them than the one it starts on. */
export function WayToSee({ inspector: { state, adapter } }: PhaseProps) {
  const { limited } = state.value.tab ?? {}
  if (!limited) return null
  const { grantable } = limited
  return (
    <>
      <p class={css.soft}>{limitTexts(limited).text}</p>
      {grantable && adapter.can.has('allow') && (
        <div class={css.actions}>
          <Button look="primary" onClick={() => void adapter.requestAccess(grantable)}>
            Allow this site
          </Button>
          <Button onClick={() => void adapter.requestAccess(['<all_urls>'])}>Allow all sites</Button>
        </div>
      )}
    </>
  )
}
