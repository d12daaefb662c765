import { type ComponentChildren, Fragment } from 'preact'
import { Button } from '../../components/button.tsx'
import { Menu, type MenuItem } from '../../components/menu.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { type DetailTab, detailTabs } from '../../models/detail-tabs.ts'
import type { StepView } from '../../models/step-view.ts'
import type { EvidenceLink } from '../../models/verdict.ts'
import type { KeyGiving } from '../keys/key-actions.tsx'
import { ExplainTab } from './explain-tab.tsx'
import { HttpTab } from './http-tab.tsx'
import { ParametersTab } from './parameters-tab.tsx'
import { RawTab } from './raw-tab.tsx'
import css from './step-details.module.css'
import { TokenTab } from './token-tab.tsx'

export interface StepDetailsProps {
  readonly view: StepView
  readonly tab: DetailTab
  readonly learn: boolean
  readonly highlighted: string | undefined
  readonly keys: KeyGiving
  readonly copyItems: readonly MenuItem[]
  readonly onTab: (tab: DetailTab) => void
  readonly onMove: (by: 1 | -1) => void
  readonly onStep: (number: number) => void
  readonly onEvidence: (link: EvidenceLink) => void
  readonly onCopy: (what: string, text: string) => void
}

export function StepDetails(props: StepDetailsProps) {
  const { view, tab, onTab, onMove, copyItems } = props
  const { number } = view.step
  const tabs = detailTabs.map((each) =>
    each.id === 'token' && view.tokens.length > 0 ? { ...each, badge: `(${view.tokens.length})` } : each,
  )
  return (
    <section aria-label="Step details" class={css.details}>
      <div class={css.head}>
        <h2 class={css.title}>
          Step {number} <span class={css.name}>{view.title}</span>
        </h2>
        <span class={css.moves}>
          <Button icon="previous" name="Previous step" disabled={number === 1} onClick={() => onMove(-1)} />
          <Button icon="next" name="Next step" disabled={number === view.steps} onClick={() => onMove(1)} />
          <Menu name="Copy" icon="copy" items={copyItems} />
        </span>
      </div>
      <Tabs name="Step details" tabs={tabs} selected={tab} panel="step-panel" onSelect={onTab} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls has to be reachable by keyboard */}
      <div id="step-panel" role="tabpanel" aria-labelledby={`tab-${tab}`} tabIndex={0} class={css.panel}>
        {/* Keyed, so that what was revealed in one step is masked again in the next. */}
        {view.cut && !saysWhereItEnds.has(tab) && <p class={css.cut}>{view.cut}</p>}
        <Fragment key={`${tab} ${view.step.exchange}`}>{panels[tab](props)}</Fragment>
      </div>
    </section>
  )
}

/** The bodies themselves, with a word where they end. */
const saysWhereItEnds: ReadonlySet<DetailTab> = new Set(['http', 'raw'])

const panels: Readonly<Record<DetailTab, (props: StepDetailsProps) => ComponentChildren>> = {
  explain: ({ view, learn, onEvidence }) => <ExplainTab view={view} learn={learn} onEvidence={onEvidence} />,
  parameters: ({ view, highlighted, onCopy }) => (
    <ParametersTab groups={view.parameters} highlighted={highlighted} onCopy={onCopy} />
  ),
  token: ({ view, highlighted, keys, onStep, onCopy }) => (
    <TokenTab
      tokens={view.tokens}
      elsewhere={view.tokenSteps}
      highlighted={highlighted}
      keys={keys}
      keySetAddresses={view.keySetAddresses}
      onStep={onStep}
      onCopy={onCopy}
    />
  ),
  http: ({ view }) => <HttpTab exchange={view.exchange} secrets={view.secrets} />,
  raw: ({ view, onCopy }) => <RawTab exchange={view.exchange} secrets={view.secrets} onCopy={onCopy} />,
}
