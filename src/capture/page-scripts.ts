/** What we use of `scripting`. */
export interface ScriptingApi {
  getRegisteredContentScripts(filter: { ids: string[] }): Promise<readonly unknown[]>
  registerContentScripts(scripts: object[]): Promise<void>
  unregisterContentScripts(filter: { ids: string[] }): Promise<void>
  executeScript(injection: object): Promise<unknown>
}

/** Keeps the page scripts registered exactly while a tab is armed. Chrome only. */
export interface PageScripts {
  sync(anyArmed: boolean): void
  /** Into the documents that are already open in a tab that has just been armed. */
  injectInto(tabId: number): void
}

const ids = ['page-hook', 'relay']
const everywhere = {
  matches: ['<all_urls>'],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: 'document_start',
  persistAcrossSessions: false,
}

export function createPageScripts(scripting: ScriptingApi): PageScripts {
  /** One change after the other: registering twice fails. */
  let last: Promise<unknown> = Promise.resolve()
  let wanted = false

  return {
    sync(anyArmed) {
      wanted = anyArmed
      last = last.then(change).catch(() => undefined)
    },
    injectInto(tabId) {
      last = last.then(() => inject(tabId)).catch(() => undefined)
    },
  }

  async function change() {
    const registered = (await scripting.getRegisteredContentScripts({ ids })).length > 0
    if (wanted === registered) return
    if (!wanted) return scripting.unregisterContentScripts({ ids })
    await scripting.registerContentScripts([
      // The relay first: it has to listen before the hook speaks.
      { id: 'relay', js: ['relay.js'], world: 'ISOLATED', ...everywhere },
      { id: 'page-hook', js: ['page-hook.js'], world: 'MAIN', ...everywhere },
    ])
  }

  async function inject(tabId: number) {
    const target = { tabId, allFrames: true }
    await scripting.executeScript({ target, files: ['relay.js'], world: 'ISOLATED', injectImmediately: true })
    await scripting.executeScript({ target, files: ['page-hook.js'], world: 'MAIN', injectImmediately: true })
  }
}
