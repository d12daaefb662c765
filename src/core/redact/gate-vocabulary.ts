import { ownWords } from './project-facts.ts'
import { fieldWords } from './project-header.ts'
import { enumerated, names, pathWords, scopes, standardErrors } from './vocabulary.ts'

const vocabulary: ReadonlySet<string> = new Set(
  [names, enumerated, scopes, standardErrors, pathWords, fieldWords, ownWords].flatMap((words) =>
    [...words].map((word) => word.toLowerCase()),
  ),
)

/** A word of a specification carries nothing, even when it is somebody's name. */
export function isVocabulary(text: string): boolean {
  return vocabulary.has(text.toLowerCase())
}
