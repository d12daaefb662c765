import type { InspectorState } from '../inspector-adapter.ts'
import { limitTexts } from './limit-texts.ts'

export type EmptyAction = 'resume' | 'sites' | 'allow' | 'record' | 'reload' | 'import' | 'sample'

export interface EmptyState {
  readonly title: string
  readonly text: string
  readonly actions: readonly EmptyAction[]
}

/** Why nothing is shown, and the ways on. */
export function emptyState(state: InspectorState, can: ReadonlySet<string>): EmptyState {
  const text = textOf(state)
  return { ...text, actions: text.actions.filter((action) => action === 'sample' || can.has(needs[action] ?? action)) }
}

/** Abilities that are not called like the action. */
const needs: Readonly<Partial<Record<EmptyAction, string>>> = { resume: 'pause', sites: 'pause' }

function textOf({ loading, connection, tab, fileName, requestsSeen, trace }: InspectorState): EmptyState {
  if (loading) return { title: 'Reading what was captured…', text: '', actions: [] }
  if (fileName !== undefined) return emptyFile(fileName, trace.exchanges.length)
  if (connection === 'file') return openSomething
  if (tab?.paused) return paused
  if (tab?.never) return neverCaptured(tab.host ?? 'this site')
  if (tab?.limited !== undefined)
    return {
      ...limitTexts(tab.limited),
      actions: [...(tab.limited.grantable ? ['allow' as const] : []), 'import', 'sample'],
    }
  if (tab && !tab.armed) return notRecording
  if (requestsSeen !== undefined) return requestsSeen > 0 ? nothingYet(requestsSeen) : cleared
  return tab?.blank ? emptyTab : tooLate
}

function emptyFile(name: string, exchanges: number): EmptyState {
  const requests = exchanges === 1 ? '1 request' : `${exchanges} requests`
  return {
    title: 'No login in this file',
    text: `${name} holds ${requests}, and none of them looks like OAuth or OpenID Connect.`,
    actions: ['import', 'sample'],
  }
}

const paused: EmptyState = {
  title: 'Capture is paused',
  text: 'Nothing is captured in any tab until you resume.',
  actions: ['resume', 'import', 'sample'],
}

function neverCaptured(host: string): EmptyState {
  return {
    title: 'This site is never captured',
    text: `${host} is on your list of sites never to capture. Nothing that goes to it or comes from it is kept.`,
    actions: ['sites', 'import', 'sample'],
  }
}

const openSomething: EmptyState = {
  title: 'Open a recording',
  text: 'Import a HAR file or a trace, or drop it here. Nothing leaves this computer.',
  actions: ['import', 'sample'],
}

const notRecording: EmptyState = {
  title: 'Not recording',
  text: 'Record this tab, then sign in. Addresses, headers and bodies of the login are kept in memory until you clear them.',
  actions: ['record', 'import', 'sample'],
}

function nothingYet(requests: number): EmptyState {
  const seen = requests === 1 ? '1 request' : `${requests} requests`
  return {
    title: 'No login yet',
    text: `${seen} seen, and nothing that looks like OAuth or OpenID Connect. Sign in on the page; the steps appear here.`,
    actions: ['reload', 'import', 'sample'],
  }
}

const cleared: EmptyState = {
  title: 'Nothing since it was cleared',
  text: 'Sign in on the page, or reload it; the steps appear here.',
  actions: ['reload', 'import', 'sample'],
}

const emptyTab: EmptyState = {
  title: 'Ready',
  text: 'Open the page in this tab and sign in; the steps appear here.',
  actions: ['import', 'sample'],
}

const tooLate: EmptyState = {
  title: 'Nothing was captured yet',
  text: 'This page had loaded before the tab was watched. Reload it to capture its login from the first request, or sign in again.',
  actions: ['reload', 'import', 'sample'],
}
