import { markTerms } from '../../core/explain/glossary.ts'
import css from './learner-text.module.css'

/** An explanation; terms of the glossary are underlined and show their meaning. */
export function LearnerText({ text }: { readonly text: string }) {
  return (
    <>
      {markTerms(text).map((part, index) =>
        part.definition === undefined ? (
          part.text
        ) : (
          <button key={index} type="button" class={css.term} aria-description={part.definition}>
            {part.text}
            <span class={css.definition} aria-hidden="true">
              {part.definition}
            </span>
          </button>
        ),
      )}
    </>
  )
}
