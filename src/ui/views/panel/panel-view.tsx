import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { NoticeBar } from '../../components/notice-bar.tsx'
import { type AskedExport, exportItems } from '../../models/exports.ts'
import type { Inspector } from '../../models/inspector.ts'
import { handleKey } from '../../models/keymap.ts'
import { CaptureBar } from '../capture/capture-bar.tsx'
import { SitesDialog } from '../capture/sites-dialog.tsx'
import { ExportDialogs } from '../export/export-dialogs.tsx'
import { HelpDialog } from '../help/help-dialog.tsx'
import { ImportViews } from '../import/import-views.tsx'
import { Toolbar } from '../toolbar/toolbar.tsx'
import { Content } from './content.tsx'
import css from './panel-view.module.css'

/** The whole inspector: the panel in DevTools, and the full page. */
export function PanelView({ inspector }: { readonly inspector: Inspector }) {
  const { adapter, state, preferences, notices, shown, inspection } = inspector
  const { values, set } = preferences
  const help = useSignal(false)
  const sites = useSignal(false)
  const comparing = useSignal(false)
  const exporting = useSignal<AskedExport | undefined>(undefined)
  const filterBox = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const targets = {
      focusFilter: () => filterBox.current?.focus(),
      showHelp: () => {
        help.value = true
      },
      back: () => {
        const somewhere = comparing.value || document.activeElement === filterBox.current
        comparing.value = false
        filterBox.current?.blur()
        return somewhere
      },
    }
    const onKeyDown = (event: KeyboardEvent) => handleKey(event, inspector, targets)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [inspector])

  return (
    <main class={css.page}>
      <Toolbar
        can={adapter.can}
        recording={state.value.tab?.recording !== undefined}
        paused={state.value.tab?.paused === true}
        preserve={values.preserve.value}
        filter={values.filter.value}
        learn={values.learn.value}
        comparing={comparing.value}
        canCompare={(inspection.value?.diagnosis.flows.length ?? 0) > 0}
        theme={values.theme.value}
        exportItems={exportItems(inspector, (asked) => {
          exporting.value = asked
        })}
        filterBox={filterBox}
        onRecord={inspector.startRecording}
        onStop={inspector.stopRecording}
        onPause={inspector.setPaused}
        onSites={() => {
          sites.value = true
        }}
        onClear={inspector.clear}
        onPreserve={(preserve) => set('preserve', preserve)}
        onFilter={(filter) => set('filter', filter)}
        onImport={() => inspector.imports.openDialog()}
        onLearn={() => set('learn', !values.learn.value)}
        onCompare={() => {
          comparing.value = !comparing.value
        }}
        onTheme={() => set('theme', nextTheme[values.theme.value])}
        onFullView={() => void adapter.openFullView()}
        onHelp={() => {
          help.value = true
        }}
      />
      <CaptureBar inspector={inspector} />
      {shown.sample.value !== undefined && <SampleBar name={shown.sample.value} onClose={inspector.clear} />}
      {adapter.can.has('import') && <ImportViews inspector={inspector} />}
      <Content
        inspector={inspector}
        comparing={comparing.value}
        onSites={() => {
          sites.value = true
        }}
        onEndComparing={() => {
          comparing.value = false
        }}
      />
      {help.value && (
        <HelpDialog
          onClose={() => {
            help.value = false
          }}
        />
      )}
      {sites.value && (
        <SitesDialog
          inspector={inspector}
          onClose={() => {
            sites.value = false
          }}
        />
      )}
      <ExportDialogs
        inspector={inspector}
        asked={exporting.value}
        onClose={() => {
          exporting.value = undefined
        }}
      />
      <NoticeBar notice={notices.current.value} onDone={notices.dismiss} />
    </main>
  )
}

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const

function SampleBar({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  return (
    <div class={css.sample}>
      <span>{name}. All values are made up.</span>
      <button type="button" onClick={onClose}>
        Close the sample
      </button>
    </div>
  )
}
