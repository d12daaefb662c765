import type { HttpExchange } from '../model/http-exchange.ts'
import type { OAuthMessage } from '../model/message.ts'
import { messagesOf } from '../protocol/messages-of.ts'
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

/** The refusal read from an exchange, or undefined when no message of it is one. */
export function refusalOn({ id }: HttpExchange, context: RuleContext): Refusal | undefined {
  const messages = messagesOf(context.flow.messages, id)
  const message = messages.find((each) => 'error' in each) ?? messages.findLast((each) => 'status' in each)
  if (!message) return undefined
  const members = message as { readonly error?: string; readonly error_description?: string }
  const { error } = members
  const topic = said(message, context)?.topic
  return { message, words: quote(members), ...(error !== undefined && { error }), ...(topic && { topic }) }
}
