import type { Runtime } from 'webextension-polyfill'
import type { WhenReady } from '../capture/when-ready.ts'
import { toPageSighting } from '../messaging/check.ts'
import type { State } from './restore.ts'

/** What scripts inside a page say; undefined: it did not come from a page. */
export function createPageMessages(state: WhenReady<State>) {
  return (message: unknown, sender: Runtime.MessageSender): Promise<boolean> | undefined => {
    const { frameId } = sender
    const tab = sender.tab?.id
    if (tab === undefined || frameId === undefined) return undefined
    if (isStayAwake(message)) return state.ready.then(({ watched }) => watched.isArmed(tab))
    const from = { tab, frame: frameId, ...originOf(sender), ...documentOf(sender) }
    state.run(({ watched, capture }) => {
      // Reports of pages nobody watches are dropped at the door.
      if (!watched.isArmed(tab)) return
      const sighting = toPageSighting(message, from, Date.now())
      if (sighting) capture.take(sighting)
    })
    return undefined
  }
}

function isStayAwake(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'stayAwake'
}

function originOf(sender: object): { readonly origin?: string } {
  return 'origin' in sender && typeof sender.origin === 'string' ? { origin: sender.origin } : {}
}

function documentOf(sender: object): { readonly documentId?: string } {
  return 'documentId' in sender && typeof sender.documentId === 'string' ? { documentId: sender.documentId } : {}
}
