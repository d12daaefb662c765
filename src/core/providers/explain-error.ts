import { providers } from './all.ts'
import { mostTelling, type Term, termsOf } from './dictionary.ts'
import generic from './generic.ts'
import { explainStatus } from './http-status.ts'
import type { ErrorAnswer, ErrorEntry, ExplainedError, Provider } from './provider.ts'
import { type ErrorTopic, topics } from './topics.ts'

/**
 * What the server's refusal means: in the provider's own words first, then by any code or sentence that we know from
 * elsewhere, then by the standard `error` value, then by the HTTP status. `undefined`: none of them is known.
 */
export function explainError(provider: Provider, answer: ErrorAnswer): ExplainedError | undefined {
  const body = bodyOf(answer)
  return (
    inOwnWords(provider, answer, body) ??
    byOwnTellingValue(provider, answer) ??
    inOtherWords(provider, answer, body) ??
    byValueAsDescription(provider, answer) ??
    byValue(provider, answer) ??
    byValueInText(provider, answer, body) ??
    byStatus(answer)
  )
}

/** What the refusal is about. `undefined`: the words leave it open. */
export function topicOf(provider: Provider, answer: ErrorAnswer): ErrorTopic | undefined {
  return explainError(provider, answer)?.topic
}

/** What a text is about, whoever wrote it: a description, a page, a body. */
export function classifyErrorText(text: string, error?: string): ErrorTopic | undefined {
  return topicOf(generic, { text, ...(error !== undefined && { error }) })
}

/** Descriptions come first; a sentence in the place of an `error` value counts as one. */
function bodyOf({ error = '', error_description = '', text = '' }: ErrorAnswer): string {
  return [/\s/.test(error) ? error : '', error_description, text].filter(Boolean).join('\n')
}

/** A code is what it is, whoever says it: servers pass on what a server behind them said. */
function inOwnWords(provider: Provider, answer: ErrorAnswer, body: string): ExplainedError | undefined {
  const terms = wordTerms.filter(({ kind, entry, provider: { id } }) =>
    id === provider.id ? id !== generic.id : kind === 'code' && !entry.ambiguous,
  )
  return toExplained(mostTelling(applicable(terms, answer), body)?.entry)
}

/** Its own `error` value, when it names a topic: then nobody else's sentence knows better. */
function byOwnTellingValue(provider: Provider, { error }: ErrorAnswer): ExplainedError | undefined {
  const own = valueTerms.find((term) => term.provider.id === provider.id && term.written === error)
  return provider.id !== generic.id && own?.entry.topic ? toExplained(own.entry) : undefined
}

/** Somebody else's sentence only tells the topic, unless the product is unknown: the advice for another one would mislead. */
function inOtherWords(provider: Provider, answer: ErrorAnswer, body: string): ExplainedError | undefined {
  const terms = wordTerms.filter(({ entry }) => !entry.ambiguous)
  const entry = mostTelling(applicable(terms, answer), body)?.entry
  if (entry?.topic === undefined || provider.id === generic.id) return toExplained(entry)
  return { ...topics[entry.topic], topic: entry.topic }
}

function byValue(provider: Provider, { error }: ErrorAnswer): ExplainedError | undefined {
  if (error === undefined) return undefined
  const named = valueTerms.filter((term) => term.written === error && term.entry.error === undefined)
  const known = inOrder(named, provider)[0]
  return toExplained(known?.entry)
}

/** Keycloak and Firebase put the telling value there. */
function byValueAsDescription(provider: Provider, { error_description }: ErrorAnswer): ExplainedError | undefined {
  return error_description === undefined ? undefined : byValue(provider, { error: error_description })
}

/** A page or body that shows the value as a word: `Error 400: redirect_uri_mismatch`. */
function byValueInText(provider: Provider, { error }: ErrorAnswer, body: string): ExplainedError | undefined {
  if (error !== undefined) return undefined
  const usable = valueTerms.filter(({ entry, provider: { id } }) => id === provider.id || !entry.ambiguous)
  const word = mostTelling(usable, body)?.written
  return word === undefined ? undefined : byValue(provider, { error: word })
}

function byStatus({ status }: ErrorAnswer): ExplainedError | undefined {
  return status === undefined ? undefined : explainStatus(status)
}

function applicable(terms: readonly Term[], { error }: ErrorAnswer): readonly Term[] {
  return terms.filter(({ entry }) => entry.error === undefined || entry.error === error)
}

/** The provider's own rows, then the standard, then those of others that do not call themselves ambiguous. */
function inOrder(terms: readonly Term[], provider: Provider): readonly Term[] {
  const of = (id: string) => terms.filter((term) => term.provider.id === id)
  return [...of(provider.id), ...of(generic.id), ...terms.filter(({ entry }) => !entry.ambiguous)]
}

function toExplained(entry: ErrorEntry | undefined): ExplainedError | undefined {
  if (entry === undefined) return undefined
  const { match: _match, error: _error, ambiguous: _ambiguous, ...explained } = entry
  return explained
}

const terms = [generic, ...providers].flatMap(termsOf)
const wordTerms = terms.filter(({ kind }) => kind !== 'value')
const valueTerms = terms.filter(({ kind }) => kind === 'value')
