import type { Step } from '../model/flow.ts'
import type { MessageType, OAuthMessage } from '../model/message.ts'
import type { Exchanges } from './draft.ts'

/** Messages that are an arrow of their own although they answer something. */
const standsAlone: ReadonlySet<MessageType> = new Set([
  'AuthorizationResponse',
  'AuthorizationErrorPage',
  'LogoutResponse',
  'SignInPage',
  'FedCMMessage',
])

/** One step per request with its answer's status; the server's own pages in a row are one; a preflight only when it was refused. */
export function stepsOf(messages: readonly OAuthMessage[], exchanges: Exchanges): readonly Step[] {
  const steps: Step[] = []
  for (const message of messages) {
    if (!isStep(message, exchanges)) continue
    if (message.type === 'SignInPage' && steps.at(-1)?.message === 'SignInPage') continue
    steps.push(toStep(message, steps.length + 1, exchanges))
  }
  return steps
}

function isStep(message: OAuthMessage, exchanges: Exchanges) {
  if (message.type === 'CorsPreflight') {
    const { status } = message
    return status === undefined ? exchanges.get(message.exchange)?.error !== undefined : status >= 300
  }
  return standsAlone.has(message.type) || message.type.endsWith('Request')
}

function toStep(message: OAuthMessage, number: number, exchanges: Exchanges): Step {
  const exchange = exchanges.get(message.exchange)
  const status = exchange?.response?.status
  const refused = 'error' in message && message.error !== undefined
  const failed = refused || exchange?.error !== undefined || (status !== undefined && status >= 400)
  return {
    number,
    message: message.type,
    exchange: message.exchange,
    at: message.at,
    ...(status !== undefined && { status }),
    ...(failed && { failed: true as const }),
  }
}
