import type { OAuthMessage } from '../model/message.ts'
import { onceFor } from '../model/once-for.ts'

/** The messages of one exchange. Looked up: a flow may have thousands of calls, and a dozen rules ask this of each. */
export function messagesOf(messages: readonly OAuthMessage[], exchange: string): readonly OAuthMessage[] {
  return byExchange(messages).get(exchange) ?? []
}

const byExchange = onceFor((messages: readonly OAuthMessage[]) => {
  const grouped = new Map<string, OAuthMessage[]>()
  for (const each of messages) {
    const group = grouped.get(each.exchange)
    if (group) group.push(each)
    else grouped.set(each.exchange, [each])
  }
  return grouped
})
