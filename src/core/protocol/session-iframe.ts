import type { SessionIframe } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import type { Knowledge } from './knowledge.ts'
import { requestParts } from './message-parts.ts'
import type { ReadExchange } from './read-exchange.ts'

/** OpenID Connect Session Management §3.2: the frame that the app asks, by messages, whether the session has changed. */
export function recognizeSessionIframe(read: ReadExchange, knowledge: Knowledge): readonly SessionIframe[] {
  if (read.exchange.context.resourceType !== 'subFrame') return []
  const role = knowledge.roleOf(read)
  if (role !== undefined ? role !== 'sessionIframe' : !looksLikeSessionIframe(read.url.path)) return []
  const { status } = read.exchange.response ?? {}
  return [{ type: 'SessionIframe', ...requestParts(read), ...withoutUndefined({ status }) }]
}

/** Without metadata an address is known by what servers call such a page: `checksession`, `login-status-iframe.html`. */
export function looksLikeSessionIframe(path: string): boolean {
  return /\/(?:check[-_]?session|session[-_]?check|login[-_]status)(?:[-_]?iframe)?(?:\.\w+)?\/?$/i.test(
    path.slice(-80),
  )
}
