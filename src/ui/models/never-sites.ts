import { siteOfHost } from '../../core/exchange/site.ts'
import type { Inspector } from './inspector.ts'

/** A host name out of what a person typed or pasted, be it a whole address; undefined when there is none in it. */
export function siteFrom(text: string): string | undefined {
  const address = /^[a-z][\w+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`
  if (!URL.canParse(address)) return undefined
  const { hostname } = new URL(address)
  const host = hostname.replace(/^\*\.|^%2a\./i, '').replace(/\.$/, '')
  return /^(\[[\da-f:.]+\]|[\w-]+(\.[\w-]+)*)$/i.test(host) ? host.toLowerCase() : undefined
}

/** The site of the page on screen, as its registrable domain: a login goes over several hosts of one site. */
export function siteOnScreen({ state }: Inspector): string | undefined {
  const { host } = state.value.tab ?? {}
  return host === undefined ? undefined : siteOfHost(host)
}

export function addSite({ preferences }: Inspector, site: string): void {
  const { value } = preferences.values.neverCapture
  if (!value.includes(site)) preferences.set('neverCapture', [...value, site].toSorted())
}

export function removeSite({ preferences }: Inspector, site: string): void {
  const { value } = preferences.values.neverCapture
  preferences.set(
    'neverCapture',
    value.filter((each) => each !== site),
  )
}

/** The entries of the list that keep the page on screen out. */
export function entriesFor({ state, preferences }: Inspector): readonly string[] {
  const { host = '' } = state.value.tab ?? {}
  return preferences.values.neverCapture.value.filter((site) => host === site || host.endsWith(`.${site}`))
}
