import type { Navigated, TabClosed, TabOpened } from '../core/model/sighting.ts'

/** The members of webNavigation's details that we use, of both browsers. */
export interface NavigationDetails {
  readonly tabId: number
  readonly frameId: number
  readonly url: string
  readonly timeStamp: number
  readonly documentId?: string
  readonly transitionQualifiers?: readonly string[]
  readonly error?: unknown
}

export interface NavigationTargetDetails {
  readonly sourceTabId: number
  readonly tabId: number
  readonly timeStamp: number
}

export function toNavigated(how: Navigated['how'], details: NavigationDetails): Navigated {
  return {
    source: 'webNavigation',
    kind: 'navigated',
    time: details.timeStamp,
    tab: details.tabId,
    frame: details.frameId,
    url: details.url,
    how,
    ...(details.documentId !== undefined && { documentId: details.documentId }),
    ...(details.transitionQualifiers?.includes('forward_back') && { restored: true }),
    ...(typeof details.error === 'string' && { code: details.error }),
  }
}

export function toTabOpened(details: NavigationTargetDetails): TabOpened {
  return {
    source: 'webNavigation',
    kind: 'tabOpened',
    time: details.timeStamp,
    tab: details.tabId,
    openerTab: details.sourceTabId,
  }
}

export function toTabClosed(tab: number, time: number): TabClosed {
  return { source: 'webNavigation', kind: 'tabClosed', time, tab }
}

interface BrowserEvent {
  addListener(listener: (details: never) => void): void
}

export interface NavigationApi {
  readonly onCommitted: BrowserEvent
  readonly onReferenceFragmentUpdated: BrowserEvent
  readonly onHistoryStateUpdated: BrowserEvent
  readonly onErrorOccurred: BrowserEvent
  readonly onCreatedNavigationTarget: BrowserEvent
}

/** Has to run synchronously when the worker starts. */
export function listenToNavigations(api: NavigationApi, onSighting: (sighting: Navigated | TabOpened) => void): void {
  const listen = (event: BrowserEvent, how: Navigated['how']) =>
    event.addListener((details: NavigationDetails) => onSighting(toNavigated(how, details)))
  listen(api.onCommitted, 'committed')
  listen(api.onReferenceFragmentUpdated, 'fragment')
  listen(api.onHistoryStateUpdated, 'history')
  listen(api.onErrorOccurred, 'failed')
  api.onCreatedNavigationTarget.addListener((details: NavigationTargetDetails) => onSighting(toTabOpened(details)))
}
