import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import type { Replacement } from '../../../core/redact/redact.ts'
import { Button } from '../../components/button.tsx'
import { Captured } from '../../components/captured.tsx'
import { Secret } from '../../components/secret.tsx'
import css from './preview-parts.module.css'

/** A part that is only made when somebody opens it: of a large recording it holds thousands of rows. */
function Part({ title, children }: { readonly title: string; readonly children: () => ComponentChildren }) {
  const open = useSignal(false)
  return (
    <details
      class={css.part}
      onToggle={(event) => {
        open.value = event.currentTarget.open
      }}
    >
      <summary>{title}</summary>
      {open.value && children()}
    </details>
  )
}

/** Every value before and after. */
export function Replacements({ replacements }: { readonly replacements: readonly Replacement[] }) {
  return (
    <Part title={`See each replacement (${replacements.length})`}>
      {() => <ReplacementTable replacements={replacements} />}
    </Part>
  )
}

const rowsAtOnce = 500

function ReplacementTable({ replacements }: { readonly replacements: readonly Replacement[] }) {
  const shown = useSignal(rowsAtOnce)
  const left = replacements.length - shown.value
  return (
    <>
      <div class={css.scroll}>
        <table class={css.table}>
          <thead>
            <tr>
              <th scope="col">Captured</th>
              <th scope="col">In the file</th>
            </tr>
          </thead>
          <tbody>
            {replacements.slice(0, shown.value).map(({ before, after }) => (
              <tr key={before}>
                <td>
                  <Secret name={after} value={before} />
                </td>
                <td>
                  <Captured text={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && (
        <Button
          look="link"
          onClick={() => {
            shown.value += rowsAtOnce
          }}
        >
          Show {Math.min(left, rowsAtOnce)} more of {left}
        </Button>
      )}
    </>
  )
}

export interface ShortenedTextsProps {
  readonly texts: readonly Replacement[]
  readonly kept: ReadonlySet<string>
  readonly onKeep: (kept: ReadonlySet<string>) => void
}

/** Free texts of which only known words stay, unless the person reads one and ticks it. */
export function ShortenedTexts({ texts, kept, onKeep }: ShortenedTextsProps) {
  return (
    <details class={css.part}>
      <summary>Texts that were shortened ({texts.length})</summary>
      <p class={css.hint}>
        Messages of servers and pages may name people. Only words that OAuth X-ray knows stay. Tick a text to keep it
        whole, after you have read it.
      </p>
      <ul class={`${css.texts} ${css.scroll}`}>
        {texts.map(({ before, after }) => (
          <li key={before}>
            <label>
              <input
                type="checkbox"
                checked={kept.has(before)}
                onChange={(event) => onKeep(withText(kept, before, event.currentTarget.checked ? 'kept' : 'shortened'))}
              />
              <span>
                <Captured text={before} />
                <small>
                  shortened: <Captured text={after} />
                </small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}

function withText(kept: ReadonlySet<string>, text: string, state: 'kept' | 'shortened'): ReadonlySet<string> {
  const others = [...kept].filter((each) => each !== text)
  return new Set(state === 'kept' ? [...others, text] : others)
}

export function Inferable({ inferable }: { readonly inferable: readonly string[] }) {
  return (
    <details class={css.part}>
      <summary>What can still be concluded from the file</summary>
      <ul class={css.list}>
        {inferable.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </details>
  )
}

/** Nobody reads on for longer, and a page cannot show more at once. */
const longestShown = 200_000

/** The text that leaves. */
export function WholeFile({ text }: { readonly text: string }) {
  return (
    <Part title="Read the file before it leaves">
      {() => (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
          <pre class={`${css.file} ${css.scroll}`} tabIndex={0}>
            <Captured text={text.slice(0, longestShown)} lines />
          </pre>
          {text.length > longestShown && (
            <p class={css.hint}>
              This is the beginning, {Math.round((100 * longestShown) / text.length)} % of the file. Save it to read the
              rest.
            </p>
          )}
        </>
      )}
    </Part>
  )
}
