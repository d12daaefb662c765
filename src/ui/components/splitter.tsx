import css from './splitter.module.css'

export interface SplitterProps {
  readonly width: number
  readonly least: number
  readonly most: number
  readonly onChange: (width: number) => void
}

/** The line between list and detail: dragged, or moved with the arrow keys. */
export function Splitter({ width, least, most, onChange }: SplitterProps) {
  const change = (next: number) => onChange(Math.round(Math.min(Math.max(next, least), most)))

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    event.stopPropagation()
    change(width + (event.key === 'ArrowRight' ? 16 : -16))
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: hr cannot be dragged or focused
    <div
      role="separator"
      tabIndex={0}
      aria-label="Width of the list"
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      class={css.splitter}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) change(event.clientX)
      }}
    />
  )
}
