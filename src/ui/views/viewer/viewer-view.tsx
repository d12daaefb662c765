import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Inspector } from '../../models/inspector.ts'
import { PanelView } from '../panel/panel-view.tsx'
import css from './viewer-view.module.css'

/** The full page: the same view, and a file can be dropped anywhere. */
export function ViewerView({ inspector }: { readonly inspector: Inspector }) {
  const over = useSignal(false)
  useEffect(() => acceptDrops(inspector.importFile, (dragging) => (over.value = dragging)), [inspector])
  return (
    <div class={css.viewer}>
      <PanelView inspector={inspector} />
      {over.value && <div class={css.over}>Drop a HAR file or a trace</div>}
    </div>
  )
}

function acceptDrops(take: (file: File) => void, show: (dragging: boolean) => void): () => void {
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    show(true)
  }
  const onDragLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) show(false)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    show(false)
    const file = event.dataTransfer?.files[0]
    if (file) take(file)
  }
  document.addEventListener('dragover', onDragOver)
  document.addEventListener('dragleave', onDragLeave)
  document.addEventListener('drop', onDrop)
  return () => {
    document.removeEventListener('dragover', onDragOver)
    document.removeEventListener('dragleave', onDragLeave)
    document.removeEventListener('drop', onDrop)
  }
}
