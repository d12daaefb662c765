import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import type { EmptyAction, EmptyState } from '../../models/empty-state.ts'
import css from './empty-view.module.css'

export interface EmptyViewProps {
  readonly state: EmptyState
  readonly onAction: (action: EmptyAction) => void
}

/** Says why nothing is shown, and offers the ways on. */
export function EmptyView({ state, onAction }: EmptyViewProps) {
  return (
    <div class={css.empty}>
      <h1 class={css.title}>{state.title}</h1>
      <p class={css.text}>
        <Captured text={state.text} />
      </p>
      <div class={css.actions}>
        {state.actions.map((action, index) => (
          <Button key={action} look={index === 0 ? 'primary' : 'outlined'} onClick={() => onAction(action)}>
            {labels[action]}
          </Button>
        ))}
      </div>
    </div>
  )
}

const labels: Readonly<Record<EmptyAction, string>> = {
  allow: 'Allow this site',
  resume: 'Resume capture',
  sites: 'Sites never to capture',
  record: 'Record this tab',
  reload: 'Reload to capture',
  import: 'Import a file',
  sample: 'Open a sample flow',
}
