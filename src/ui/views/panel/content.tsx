import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Splitter } from '../../components/splitter.tsx'
import { type EmptyAction, emptyState } from '../../models/empty-state.ts'
import type { Inspector } from '../../models/inspector.ts'
import { type NewerFailure, newerFailure } from '../../models/newer-failure.ts'
import { CompareView } from '../compare/compare-view.tsx'
import { EmptyView } from '../empty/empty-view.tsx'
import { FlowList } from '../flows/flow-list.tsx'
import css from './content.module.css'
import { FlowDetail } from './flow-detail.tsx'

export interface ContentProps {
  readonly inspector: Inspector
  readonly comparing: boolean
  readonly onEndComparing: () => void
  readonly onSites: () => void
}

/** List left, detail right; or why there is nothing. */
export function Content({ inspector, comparing, onEndComparing, onSites }: ContentProps) {
  const { inspection, problem, selection, rows, preferences } = inspector
  if (problem.value !== undefined) return <Problem text={problem.value} />
  const flows = inspection.value?.diagnosis.flows ?? []
  const diagnosis = selection.diagnosis.value
  if (!inspection.value || !diagnosis) return <Nothing inspector={inspector} onSites={onSites} />
  const width = preferences.values.splitter.value
  return (
    <div class={css.content}>
      <div class={css.list} style={{ '--list-width': `${width}px`, '--list-rows': Math.min(rows.value.length, 3) }}>
        {rows.value.length === 0 && <p class={css.none}>No flow matches the filter.</p>}
        <FlowList
          rows={rows.value}
          selected={diagnosis.flow.id}
          onSelect={selection.selectFlow}
          onToggle={inspector.toggleGroup}
        />
        <Newer failure={newerFailure(inspector.flows.value, diagnosis)} onShow={selection.selectFlow} />
        <Counts inspector={inspector} />
      </div>
      <Splitter width={width} least={160} most={520} onChange={(next) => preferences.set('splitter', next)} />
      {comparing ? (
        <CompareView
          flows={flows}
          first={diagnosis}
          comparison={inspector.comparison}
          onProblem={(sentence) => inspector.notices.say(sentence)}
          onClose={onEndComparing}
        />
      ) : (
        <FlowDetail inspector={inspector} inspection={inspection.value} diagnosis={diagnosis} />
      )}
    </div>
  )
}

function Nothing({ inspector, onSites }: Pick<ContentProps, 'inspector' | 'onSites'>) {
  const { tab } = inspector.state.value
  const actions: Readonly<Record<EmptyAction, () => void>> = {
    allow: () => void inspector.adapter.requestAccess(tab?.limited?.grantable ?? []),
    resume: () => inspector.setPaused(false),
    sites: onSites,
    record: inspector.startRecording,
    reload: () => void inspector.adapter.reloadPage(),
    import: () => inspector.imports.openDialog(),
    sample: inspector.openSample,
  }
  return (
    <div class={css.nothing}>
      <EmptyView
        state={emptyState(inspector.state.value, inspector.adapter.can)}
        onAction={(action) => actions[action]()}
      />
      <Counts inspector={inspector} />
    </div>
  )
}

/** At the foot of the list, where it moves nothing that is being read. */
function Newer({
  failure,
  onShow,
}: {
  readonly failure: NewerFailure | undefined
  readonly onShow: (id: string) => void
}) {
  return (
    <div role="status">
      {failure && (
        <p class={css.newer}>
          <span>Newer: {failure.text}.</span>
          <Button look="link" onClick={() => onShow(failure.flow)}>
            Show
          </Button>
        </p>
      )}
    </div>
  )
}

/** Bounds of what is shown, said openly. */
function Counts({ inspector }: Pick<ContentProps, 'inspector'>) {
  const { trace, connection } = inspector.state.value
  const texts = [
    connection === 'reconnecting' ? 'Reconnecting…' : '',
    trace.dropped === undefined ? '' : `${droppedFlows(trace.dropped)} dropped to save memory`,
  ].filter(Boolean)
  return texts.length > 0 ? <p class={css.none}>{texts.join(' · ')}</p> : null
}

function droppedFlows(count: number): string {
  return count === 1 ? '1 older flow was' : `${count} older flows were`
}

function Problem({ text }: { readonly text: string }) {
  return (
    <div class={css.nothing}>
      <div class={css.problem} role="alert">
        <p>This recording could not be shown. That is a mistake in OAuth X-ray, not in your login.</p>
        <p>
          <Captured text={text} />
        </p>
      </div>
    </div>
  )
}
