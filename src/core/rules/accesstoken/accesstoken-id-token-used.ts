import { hostOf } from '../../exchange/host.ts'
import type { DecodedToken } from '../../model/facts.ts'
import type { Flow } from '../../model/flow.ts'
import { onceFor } from '../../model/once-for.ts'
import { at, atToken } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'accesstoken-id-token-used',
  title: 'The ID token is sent to the API',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-2', 'RFC9068-5', 'RFC8725-3.12', 'RFC9700-2.3'],
  requires: ['resourceRequest'],
  why: 'The ID token tells the app who signed in; it is not made for an API, which cannot know what it allows.',
  fix: "Send access_token instead of id_token, and ask for the API's scope or audience so that it is usable there.",
  messages: {
    refused: 'The app sent the ID token to {api}, which refused it: an API needs the access token.',
    accepted: 'The app sends the ID token to {api}, which accepts it.',
  },
  check({ resourceRequest: request }, context) {
    const { access_token: value } = request
    if (value === undefined) return { inapplicable: 'no token was sent' }
    const issue = issueOf(value, context)
    if (!issue && !looksLikeIdToken(context.token(value))) return
    const { response } = context.exchange(request)
    const data = { api: hostOf(request.endpoint) }
    const evidence = [atToken(request), ...(issue ? [at(issue, 'id_token')] : [])]
    // Kubernetes, Cloud Run, API Gateway and others are documented to take it.
    if (!response || response.status < 400) return { message: 'accepted', severity: 'info', data, evidence }
    return response.status === 401 || response.status === 403 ? { message: 'refused', data, evidence } : undefined
  },
})

function issueOf(value: string, { flows }: RuleContext) {
  const { accessTokens, idTokens } = issued(flows)
  // Some servers answer with one and the same token in both members.
  return accessTokens.has(value) ? undefined : idTokens.get(value)
}

const issued = onceFor((flows: readonly Flow[]) => {
  const brings = flows
    .flatMap((flow) => flow.messages)
    .filter((each) => each.type === 'TokenResponse' || each.type === 'AuthorizationResponse')
  return {
    accessTokens: new Set(brings.map((each) => each.access_token)),
    // The first that brought it counts: of a map's entries with one key the last one stays.
    idTokens: new Map(brings.toReversed().map((each) => [each.id_token, each])),
  }
})

/** Claims that only ID tokens have, and no scope (OIDCC §2, RFC 9068 §2.2). */
function looksLikeIdToken(token: DecodedToken) {
  if (token.kind !== 'jws') return false
  const { nonce, at_hash: hash, c_hash: codeHash, scope, scp } = token.claims
  // Entra's tokens for Graph have a nonce, too, but in their header.
  return (
    (nonce !== undefined || hash !== undefined || codeHash !== undefined) && scope === undefined && scp === undefined
  )
}
