import { lineBreaksAndTabs, visiblePieces } from '../models/visible-text.ts'
import css from './captured.module.css'

/** Longer texts are cut on the screen; copying gives the whole. */
const longest = 20_000

/** Text that came from the network: never markup, never a link, and no character hides or turns the direction. */
export function Captured({ text, lines }: { readonly text: string; readonly lines?: true }) {
  const shown = text.length > longest ? text.slice(0, longest) : text
  return (
    <bdi class={css.captured}>
      {visiblePieces(shown, lines && lineBreaksAndTabs).map((piece, index) =>
        'text' in piece ? (
          piece.text
        ) : (
          <span key={index} class={css.hidden} title={piece.name}>
            {piece.code}
          </span>
        ),
      )}
      {shown !== text && ` … (${text.length} characters in all)`}
    </bdi>
  )
}
