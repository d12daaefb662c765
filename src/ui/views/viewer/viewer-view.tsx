import type { Inspector } from '../../models/inspector.ts'
import { PanelView } from '../panel/panel-view.tsx'
import css from './viewer-view.module.css'

/** The full page: the same view as the panel. */
export function ViewerView({ inspector }: { readonly inspector: Inspector }) {
  return (
    <div class={css.viewer}>
      <PanelView inspector={inspector} />
    </div>
  )
}
