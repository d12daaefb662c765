import { type ComponentType, render } from 'preact'
import type { InspectorAdapter } from './inspector-adapter.ts'
import { createInspector, type Inspector } from './models/inspector.ts'
import { applyTheme, type DevtoolsTheme, surroundingTheme } from './models/theme.ts'
import { workAside } from './work/aside.ts'
import './theme.css'

/** Puts a view of the inspector on a page. */
export function mount(
  view: ComponentType<{ readonly inspector: Inspector }>,
  adapter: InspectorAdapter,
  devtoolsTheme?: DevtoolsTheme,
): Inspector {
  const inspector = createInspector(adapter, { work: workAside })
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no element #root.')
  applyTheme(document.documentElement, inspector.preferences.values.theme, surroundingTheme(devtoolsTheme))
  const View = view
  render(<View inspector={inspector} />, root)
  return inspector
}
