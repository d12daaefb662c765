import type { DocumentRead } from '../core/model/sighting.ts'
import { isAuthorizationRequest, parametersOfUrl } from './oauth-shapes.ts'
import { pageEvent } from './page-event.ts'

/**
 * Runs beside the page hook, out of the page's reach: hands its reports to the background, and tells the visible text of
 * pages that look like an error. Both are the page's word; the background adds tab and frame and drops what nobody asked for.
 */
const relayed = globalThis as { oauthXrayRelay?: () => void } & typeof globalThis
if (relayed.oauthXrayRelay) relayed.oauthXrayRelay()
else install()

function install() {
  // Injected once more when the tab is armed again.
  relayed.oauthXrayRelay = keepAwake
  addEventListener(pageEvent, (event) => {
    if (event instanceof CustomEvent && typeof event.detail === 'string') relay(event.detail)
  })
  keepAwake()
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => tellText(), { once: true })
  else tellText()
  // What a script writes into the page comes a little later.
  if (document.readyState === 'complete') setTimeout(tellText, 500)
  else addEventListener('load', () => setTimeout(tellText, 500), { once: true })
}

/**
 * A page that moves on at once takes its last report with it if the background has to start first. So it is woken when a
 * page of an armed tab opens, and kept awake while one is open: a person may sit on a sign-in page for minutes.
 */
async function keepAwake() {
  if (window !== window.top) return
  const armed = await ask({ type: 'stayAwake' })
  if (armed === true) setTimeout(keepAwake, 20_000)
}

function relay(report: string) {
  if (report.length > 1024 * 1024) return
  try {
    const seen: unknown = JSON.parse(report)
    // What is visible on a page is read here, and not believed when a page tells it.
    if (typeof seen === 'object' && seen !== null && 'kind' in seen && seen.kind === 'exchangeReported') send(seen)
  } catch {
    // Forged: our own hook writes JSON.
  }
}

let told = ''

function tellText() {
  const status = responseStatus()
  if (!looksLikeError(status)) return
  const text = document.body?.innerText.slice(0, 8 * 1024) ?? ''
  if (text === '' || text === told) return
  told = text
  const seen: DocumentRead = {
    kind: 'documentRead',
    source: 'contentScript',
    time: Date.now(),
    // The background knows these; a page cannot tell them.
    tab: -1,
    frame: -1,
    url: location.href,
    text,
    ...(status !== undefined && { status }),
  }
  send(seen)
}

function responseStatus(): number | undefined {
  const [navigation] = performance.getEntriesByType('navigation')
  const status = navigation && 'responseStatus' in navigation ? Number(navigation.responseStatus) : 0
  return status > 0 ? status : undefined
}

/** An error by status; by its address; or a page at the authorization request's address that asks nothing of the user. */
function looksLikeError(status: number | undefined): boolean {
  if (status !== undefined && status >= 400) return true
  if (/error|denied|invalid|fail|forbidden|blocked/i.test(location.pathname + location.search)) return true
  const asks = document.querySelector('input:not([type=hidden]), button[type=submit]') !== null
  return !asks && isAuthorizationRequest(location.href, parametersOfUrl(location.href))
}

function send(sighting: unknown) {
  ask({ type: 'seenInPage', sighting })
}

async function ask(message: object): Promise<unknown> {
  const { chrome } = globalThis as unknown as { readonly chrome?: { readonly runtime?: Runtime } }
  // Without an id the extension was updated or removed under this page.
  if (chrome?.runtime?.id === undefined) return undefined
  return chrome.runtime.sendMessage(message).catch(() => undefined)
}

interface Runtime {
  readonly id?: string
  sendMessage(message: unknown): Promise<unknown>
}
