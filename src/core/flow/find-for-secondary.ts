import type { CorsPreflight, JWKSetRequest, MetadataRequest, OAuthMessage, SessionIframe } from '../model/message.ts'
import { comparable } from '../protocol/parse-url.ts'
import { type Draft, type Exchanges, isTokenCall, latest, ofType, originOf } from './draft.ts'

/** Discovery and keys belong to the login that follows or runs within this time. Milliseconds. */
const metadataWindow = 60_000

/** They belong to a login that may begin after them. */
export const secondary: ReadonlySet<OAuthMessage['type']> = new Set([
  'MetadataRequest',
  'JWKSetRequest',
  'CorsPreflight',
  'SessionIframe',
])

export function findForSecondary(message: OAuthMessage, drafts: readonly Draft[], exchanges: Exchanges) {
  if (message.type === 'CorsPreflight') return findForPreflight(message, drafts, exchanges)
  if (message.type === 'MetadataRequest' || message.type === 'JWKSetRequest')
    return findForMetadata(message, drafts, exchanges)
  if (message.type === 'SessionIframe') return findLogin(message, drafts, exchanges)
  return undefined
}

function findForPreflight(message: CorsPreflight, drafts: readonly Draft[], exchanges: Exchanges) {
  const url = withoutFragment(message.url)
  const of = (draft: Draft) =>
    draft.messages.some((each) => {
      const exchange = exchanges.get(each.exchange)
      return (
        exchange !== undefined &&
        exchange.context.resourceType !== 'preflight' &&
        withoutFragment(exchange.request.url) === url &&
        exchange.startedAt > message.at - 10_000 &&
        exchange.startedAt < message.at + 10_000
      )
    })
  return latest(drafts.filter(of))
}

function withoutFragment(url: string) {
  const hash = url.indexOf('#')
  return hash < 0 ? url : url.slice(0, hash)
}

/** The login that runs while it is read, else the one that starts soon after, with the same server; nearest first. */
function findForMetadata(message: MetadataRequest | JWKSetRequest, drafts: readonly Draft[], exchanges: Exchanges) {
  return findLogin(message, drafts, exchanges) ?? findNaming(message, drafts)
}

/** Keys that no login followed belong to the document that named their address. */
function findNaming(message: MetadataRequest | JWKSetRequest, drafts: readonly Draft[]) {
  if (message.type !== 'JWKSetRequest') return undefined
  return latest(
    drafts.filter((draft) =>
      ofType(draft.messages, 'MetadataResponse').some(
        ({ at, body }) =>
          typeof body?.jwks_uri === 'string' &&
          comparable(body.jwks_uri) === comparable(message.endpoint) &&
          Math.abs(message.at - at) < metadataWindow,
      ),
    ),
  )
}

function findLogin(
  message: MetadataRequest | JWKSetRequest | SessionIframe,
  drafts: readonly Draft[],
  exchanges: Exchanges,
) {
  const server = originOf(message.endpoint)
  const near = drafts.filter((draft) => isLogin(draft) && serversOf(draft, exchanges).has(server))
  const running = near.filter((draft) => startOf(draft) <= message.at && message.at <= endOf(draft))
  const next = near
    .filter((draft) => startOf(draft) > message.at && startOf(draft) - message.at < metadataWindow)
    .sort((a, b) => startOf(a) - startOf(b))[0]
  const justEnded = near.filter((draft) => endOf(draft) < message.at && message.at - endOf(draft) < 10_000)
  return latest(running) ?? next ?? latest(justEnded)
}

function isLogin(draft: Draft) {
  const { type } = draft.anchor
  return !secondary.has(type) && !isTokenCall(draft.anchor)
}

function serversOf(draft: Draft, exchanges: Exchanges) {
  return new Set(draft.messages.map((each) => originOf(exchanges.get(each.exchange)?.request.url)))
}

function startOf(draft: Draft) {
  return draft.anchor.at
}

function endOf(draft: Draft) {
  return draft.messages.reduce((last, { at }) => Math.max(last, at), 0)
}
