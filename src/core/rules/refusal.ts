import type { HttpExchange } from '../model/http-exchange.ts'
import type { OAuthMessage } from '../model/message.ts'
import { onceFor } from '../model/once-for.ts'
import type { ErrorTopic } from '../providers/topics.ts'
import type { RuleContext } from './rule.ts'
import { quote, said } from './said.ts'

/** What the messages of one exchange say about why it was refused. */
export interface Refusal {
  readonly message: OAuthMessage
  /** OAuth error code; absent when only the text or the status speaks. */
  readonly error?: string
  readonly topic?: ErrorTopic
  /** `invalid_grant: …`, or '' when there is no error code. */
  readonly words: string
}

const byExchange = onceFor((messages: readonly OAuthMessage[]) => {
  const grouped = new Map<string, OAuthMessage[]>()
  for (const each of messages) grouped.set(each.exchange, [...(grouped.get(each.exchange) ?? []), each])
  return grouped
})

/** The refusal read from an exchange, or undefined when no message of it is one. */
export function refusalOn({ id }: HttpExchange, context: RuleContext): Refusal | undefined {
  const messages = byExchange(context.flow.messages).get(id) ?? []
  const message = messages.find((each) => 'error' in each) ?? messages.findLast((each) => 'status' in each)
  if (!message) return undefined
  const members = message as { readonly error?: string; readonly error_description?: string }
  const { error } = members
  const topic = said(message, context)?.topic
  return { message, words: quote(members), ...(error !== undefined && { error }), ...(topic && { topic }) }
}
