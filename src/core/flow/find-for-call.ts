import type { OAuthMessage } from '../model/message.ts'
import { type Draft, type Exchanges, hasTokens, isTokenCall, latest, ofType, sameTab } from './draft.ts'

export function findByAccessToken(
  message: Extract<OAuthMessage, { type: 'UserInfoRequest' | 'ResourceRequest' }>,
  drafts: readonly Draft[],
  exchanges: Exchanges,
) {
  const { access_token: presented } = message
  const issuing = presented === undefined ? undefined : latest(drafts.filter((draft) => issuedToken(draft, presented)))
  if (issuing) return issuing
  const carrying =
    presented === undefined
      ? undefined
      : latest(drafts.filter((draft) => isTokenCall(draft.anchor) && draft.anchor.access_token === presented))
  if (carrying) return carrying
  const sender = exchanges.get(message.exchange)
  const inTab = latest(
    drafts.filter(
      (draft) =>
        (hasTokens(draft) || hasFrontChannelTokens(draft)) && sameTab(sender, exchanges.get(lastExchange(draft))),
    ),
  )
  return looksBroken(presented) ? inTab : undefined
}

function issuedToken(draft: Draft, value: string) {
  return draft.messages.some(
    (each) =>
      (each.type === 'TokenResponse' || each.type === 'AuthorizationResponse') &&
      (each.access_token === value || each.id_token === value),
  )
}

function hasFrontChannelTokens(draft: Draft) {
  return ofType(draft.messages, 'AuthorizationResponse').some((each) => each.access_token !== undefined)
}

function lastExchange(draft: Draft) {
  return (draft.messages.at(-1) ?? draft.anchor).exchange
}

/** No token, or a literal that no server issued: the call belongs to the login whose token it failed to carry. */
function looksBroken(token: string | undefined) {
  return token === undefined || token === '' || token === 'undefined' || token === 'null' || token === '[object Object]'
}
