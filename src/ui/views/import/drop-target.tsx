import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import css from './drop-target.module.css'

export interface DropTargetProps {
  readonly onFile: (file: File) => void
  readonly onText: (text: string) => void
}

/** The whole page takes a file that is dropped or pasted, and a text that is pasted beside the fields. */
export function DropTarget({ onFile, onText }: DropTargetProps) {
  const over = useSignal(false)
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const show = (dragging: boolean) => {
      over.value = dragging
    }
    return listen({ onFile, onText }, show)
  }, [onFile, onText])
  // In the top layer, so that it is seen above an open dialog as well.
  useEffect(() => {
    if (over.value) layer.current?.showPopover()
  }, [over.value])
  return over.value ? (
    <div ref={layer} popover="manual" class={css.over}>
      Drop a HAR file or a trace
    </div>
  ) : null
}

function listen({ onFile, onText }: DropTargetProps, show: (dragging: boolean) => void): () => void {
  const onDragOver = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    show(true)
  }
  const onDragLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) show(false)
  }
  const onDrop = (event: DragEvent) => {
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    show(false)
    onFile(file)
  }
  const onPaste = (event: ClipboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, dialog *')) return
    const file = event.clipboardData?.files[0]
    const text = event.clipboardData?.getData('text/plain').trim()
    if (file) onFile(file)
    else if (text) onText(text)
  }
  const listeners = [
    ['dragover', onDragOver],
    ['dragleave', onDragLeave],
    ['drop', onDrop],
    ['paste', onPaste],
  ] as const
  for (const [name, listener] of listeners) document.addEventListener(name, listener as EventListener)
  return () => {
    for (const [name, listener] of listeners) document.removeEventListener(name, listener as EventListener)
  }
}
