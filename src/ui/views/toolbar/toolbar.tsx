import type { RefObject } from 'preact'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { Menu, type MenuItem } from '../../components/menu.tsx'
import type { InspectorAdapter, Theme } from '../../inspector-adapter.ts'
import css from './toolbar.module.css'

export interface ToolbarProps {
  readonly can: InspectorAdapter['can']
  readonly recording: boolean
  readonly paused: boolean
  readonly preserve: boolean
  readonly filter: string
  readonly learn: boolean
  readonly comparing: boolean
  readonly canCompare: boolean
  readonly theme: Theme
  readonly exportItems: readonly MenuItem[]
  readonly filterBox: RefObject<HTMLInputElement | null>
  readonly onRecord: () => void
  readonly onStop: () => void
  readonly onPause: (paused: boolean) => void
  readonly onSites: () => void
  readonly onClear: () => void
  readonly onPreserve: (preserve: boolean) => void
  readonly onFilter: (filter: string) => void
  readonly onImport: () => void
  readonly onLearn: () => void
  readonly onCompare: () => void
  readonly onTheme: () => void
  readonly onFullView: () => void
  readonly onHelp: () => void
}

export function Toolbar(props: ToolbarProps) {
  const { can } = props
  return (
    <div class={css.toolbar} role="toolbar" aria-label="OAuth X-ray">
      {can.has('record') && <RecordButton {...props} />}
      {can.has('pause') && (
        <Button
          icon={props.paused ? 'resume' : 'pause'}
          name={props.paused ? 'Resume capture' : 'Pause capture'}
          title={props.paused ? 'Capture again, in all tabs' : 'Capture nothing in any tab until you resume'}
          onClick={() => props.onPause(!props.paused)}
        />
      )}
      {can.has('clear') && <Button icon="clear" name="Clear" onClick={props.onClear} />}
      <label class={css.preserve} title="Keep earlier logins in the list when a new one starts">
        <input
          type="checkbox"
          checked={props.preserve}
          onChange={(event) => props.onPreserve(event.currentTarget.checked)}
        />
        Preserve
      </label>
      <Filter {...props} />
      <span class={css.end}>
        {can.has('import') && (
          <Button icon="import" title="Open a HAR file, a trace or a pasted text" onClick={props.onImport}>
            Import
          </Button>
        )}
        <Menu name="Export" icon="export" items={props.exportItems} disabled={props.exportItems.length === 0} />
        <Button icon="learn" pressed={props.learn} title="Explain every step" onClick={props.onLearn}>
          Learn
        </Button>
        <Button
          icon="compare"
          pressed={props.comparing}
          disabled={!props.canCompare}
          title="Put two flows side by side"
          onClick={props.onCompare}
        >
          Compare
        </Button>
        {can.has('openFullView') && <Button icon="window" name="Open full view" onClick={props.onFullView} />}
        {can.has('pause') && <Button icon="sites" name="Sites never to capture" onClick={props.onSites} />}
        <Button icon="theme" name={`Theme: ${props.theme}`} onClick={props.onTheme} />
        <Button icon="help" name="Help" onClick={props.onHelp} />
      </span>
    </div>
  )
}

function RecordButton({ recording, onRecord, onStop }: ToolbarProps) {
  return (
    <Button
      onClick={recording ? onStop : onRecord}
      title={recording ? 'Stop recording' : 'Record this tab, also while this view is closed'}
    >
      <span class={recording ? css.stop : css.record} aria-hidden="true" />
      {recording ? 'Stop' : 'Record'}
    </Button>
  )
}

function Filter({ filter, filterBox, onFilter }: ToolbarProps) {
  return (
    <span class={css.filter}>
      <Icon name="filter" />
      <input
        ref={filterBox}
        type="search"
        value={filter}
        aria-label="Filter"
        placeholder="Filter: text, is:failed, grant:refresh, host:…"
        spellcheck={false}
        onInput={(event) => onFilter(event.currentTarget.value)}
      />
    </span>
  )
}
