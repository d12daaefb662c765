import type { ErrorEntry, ErrorMeaning, Provider } from './provider.ts'
import { type ErrorTopic, topics } from './topics.ts'

type Match = Pick<ErrorEntry, 'match' | 'error' | 'ambiguous'>

/** A row as it is written: with a topic it inherits each text that it does not set itself. */
export type ErrorRow = Match &
  (({ readonly topic: ErrorTopic } & Partial<ErrorMeaning>) | ({ readonly topic?: never } & ErrorMeaning))

export type ProviderData = Omit<Provider, 'errors'> & { readonly errors: readonly ErrorRow[] }

/** Completes a provider's rows by the texts of their topics. */
export function defineProvider({ errors, ...provider }: ProviderData): Provider {
  return { ...provider, errors: errors.map(toEntry) }
}

function toEntry(row: ErrorRow): ErrorEntry {
  if (row.topic === undefined) return row
  return { ...topics[row.topic], ...row }
}
