import type { RequestMessage, RequestName, Requests } from './protocol.ts'

/** What we use of `runtime` to ask. */
export interface AskingRuntime {
  sendMessage(message: unknown): Promise<unknown>
}

/** From one of our pages to the background worker, which wakes if it sleeps. */
export async function ask<N extends RequestName>(
  runtime: AskingRuntime,
  type: N,
  details: Requests[N]['ask'],
): Promise<Requests[N]['answer']> {
  return (await runtime.sendMessage({ type, ...details })) as Requests[N]['answer']
}

export type Answers = { readonly [N in RequestName]: (details: Requests[N]['ask']) => Promise<Requests[N]['answer']> }

export interface Sender {
  readonly id?: string
  readonly url?: string
}

/** Answers the requests of our own pages; undefined for everything else, which is somebody else's to answer. */
export function createAnswering(answers: Answers, isOwnPage: (sender: Sender) => boolean) {
  return (message: unknown, sender: Sender): Promise<unknown> | undefined => {
    if (!isRequest(message, answers) || !isOwnPage(sender)) return undefined
    return (answers[message.type] as (details: RequestMessage) => Promise<unknown>)(message)
  }
}

/** Content scripts share the extension's id: only the address tells our pages from scripts inside a page. */
export function ownPages(id: string, base: string): (sender: Sender) => boolean {
  return (sender) => sender.id === id && (sender.url?.startsWith(base) ?? false)
}

function isRequest(message: unknown, answers: Answers): message is RequestMessage {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false
  if (typeof message.type !== 'string' || !Object.hasOwn(answers, message.type)) return false
  if (message.type === 'sightings') return 'sightings' in message && Array.isArray(message.sightings)
  if (message.type === 'setPaused') return 'paused' in message && typeof message.paused === 'boolean'
  if (message.type === 'fetchKeys' && !('url' in message && typeof message.url === 'string')) return false
  const tabId = 'tabId' in message ? message.tabId : undefined
  return Number.isSafeInteger(tabId) || (message.type === 'clear' && (tabId === undefined || tabId === null))
}
