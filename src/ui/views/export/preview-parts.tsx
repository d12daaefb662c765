import type { Replacement } from '../../../core/redact/redact.ts'
import { Captured } from '../../components/captured.tsx'
import { Secret } from '../../components/secret.tsx'
import css from './preview-parts.module.css'

/** Every value before and after. */
export function Replacements({ replacements }: { readonly replacements: readonly Replacement[] }) {
  return (
    <details class={css.part}>
      <summary>See each replacement ({replacements.length})</summary>
      <div class={css.scroll}>
        <table class={css.table}>
          <thead>
            <tr>
              <th scope="col">Captured</th>
              <th scope="col">In the file</th>
            </tr>
          </thead>
          <tbody>
            {replacements.map(({ before, after }) => (
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
    </details>
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

/** The text that leaves. */
export function WholeFile({ text }: { readonly text: string }) {
  return (
    <details class={css.part}>
      <summary>Read the file before it leaves</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre class={`${css.file} ${css.scroll}`} tabIndex={0}>
        <Captured text={text} lines />
      </pre>
    </details>
  )
}
