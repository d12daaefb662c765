import type { JournalEntry, Sighting } from '../core/model/sighting.ts'

/** Whether and how a tab is being watched. */
export interface TabState {
  readonly tabId: number
  /** Bodies are captured: recorded, or a panel is open on it. */
  readonly armed: boolean
  readonly recording?: { readonly startedAt: number; readonly steps: number }
  /** A finished recording: what it covered. */
  readonly recorded?: { readonly startedAt: number; readonly endedAt: number; readonly tabs: readonly number[] }
  /** Requests of any kind since the tab was armed or last cleared; undefined: none was seen. */
  readonly requestsSeen?: number
  /** An empty tab: no page has been opened in it yet. */
  readonly blank?: true
  /** Capture is paused, in all tabs. */
  readonly paused?: true
  /** Host of the page on screen, where it has one. */
  readonly host?: string
  /** The person wants nothing captured on this page's site. */
  readonly never?: true
  /** Set when the browser does not let the extension see this page. */
  readonly limited?: Limit
}

/** A page of the browser itself, or a site that a person or an administrator keeps us out of. */
export interface Limit {
  readonly what: 'site' | 'browserPage'
  /** Match patterns that a click could ask the browser for; absent: asking is no use. */
  readonly grantable?: readonly string[]
}

/** Requests from our own pages to the background worker, each with its answer. One place, all contexts. */
export interface Requests {
  readonly tabState: { readonly ask: { readonly tabId: number }; readonly answer: TabState }
  readonly startRecording: { readonly ask: { readonly tabId: number }; readonly answer: TabState }
  readonly stopRecording: { readonly ask: { readonly tabId: number }; readonly answer: TabState }
  /** Forgets what was captured: of one tab (and the tabs it opened), or everything. */
  readonly clear: { readonly ask: { readonly tabId?: number }; readonly answer: { readonly cleared: number } }
  /** Stops and resumes capture in all tabs, until the browser stops. */
  readonly setPaused: { readonly ask: { readonly paused: boolean }; readonly answer: { readonly paused: boolean } }
  /** Has the inspected page fetch a key set that captured metadata names, after a click. */
  readonly fetchKeys: {
    readonly ask: { readonly tabId: number; readonly url: string }
    readonly answer: { readonly text: string } | { readonly problem: string }
  }
  /** From the devtools page: entries of devtools.network. */
  readonly sightings: {
    readonly ask: { readonly sightings: readonly Sighting[] }
    readonly answer: { readonly kept: number }
  }
}

export type RequestName = keyof Requests

/** A request on the wire. `type` names it. */
export type RequestMessage = { readonly [N in RequestName]: { readonly type: N } & Requests[N]['ask'] }[RequestName]

/** Name of the port over which journal entries flow. A panel's port is named `feed:<tabId>`: its tab is armed while it is open. */
export const feedPortName = 'feed'

/** Client to worker on a feed port. `lastSeq` is 0 for a client that has nothing yet. */
export interface FeedHello {
  readonly type: 'hello'
  readonly lastSeq: number
  /** The epoch the client's entries belong to; a different one on the worker's side means: forget them. */
  readonly epoch?: string
  /** The tab whose state the client shows. On a port named `feed` this does not arm it. */
  readonly tabId?: number
}

/** Client to worker while the client is visible: keeps the worker from falling asleep (an open port alone does not). */
export interface FeedPing {
  readonly type: 'ping'
}

/** Worker to client on a feed port. */
export type FeedMessage =
  /** Entries after lastSeq, in order, in chunks; `complete` on the last chunk of the replay. */
  | {
      readonly type: 'entries'
      readonly epoch: string
      readonly entries: readonly JournalEntry[]
      readonly complete: boolean
    }
  /** These entries were removed (cleared or evicted); `dropped` counts the flows evicted so far. */
  | { readonly type: 'removed'; readonly epoch: string; readonly seqs: readonly number[]; readonly dropped: number }
  | { readonly type: 'tabState'; readonly state: TabState }
