import { issueOfRefreshToken } from '../../flow/refreshes.ts'
import type { JsonObject } from '../../model/facts.ts'
import { atClaim } from '../evidence.ts'
import { defineRule, type IdToken, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'refresh-identity-changed',
  title: 'After the renewal the tokens belong to somebody else',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-12.2', 'OIDCSM-3.1'],
  requires: ['idToken'],
  why: 'The session of one user would go on with the rights of another.',
  fix: 'Drop the session and sign in again; send id_token_hint or login_hint with silent renewals, so that the server answers for this user only.',
  messages: {
    sub: 'The renewed ID token is for another user than the one before (sub differs).',
    iss: 'The renewed ID token comes from another issuer: {now} instead of {before}.',
    aud: 'The renewed ID token is no longer for this client: aud is {now}, and was {before}.',
  },
  check({ idToken }, context) {
    const earlier = renewedFrom(idToken, context)
    if (!earlier) return { inapplicable: 'no renewal of an ID token that was seen' }
    const [now, before] = [context.token(idToken.value), context.token(earlier.value)]
    if (now.kind !== 'jws' || before.kind !== 'jws') return { inapplicable: 'the ID tokens cannot be read' }
    const name = (['iss', 'sub', 'aud'] as const).find((each) => changed(now.claims, before.claims, each))
    if (!name) return
    const data = name === 'sub' ? {} : { now: String(now.claims[name]), before: String(before.claims[name]) }
    return { message: name, data, evidence: [atClaim(idToken, 'id_token', name), atClaim(earlier, 'id_token', name)] }
  },
})

/** An aud that still holds all that it held is the same. */
function changed(now: JsonObject, before: JsonObject, name: 'iss' | 'sub' | 'aud') {
  if (now[name] === undefined || before[name] === undefined) return false
  if (name !== 'aud') return now[name] !== before[name]
  return !listOf(before.aud).every((each) => listOf(now.aud).includes(each))
}

function listOf(aud: unknown): readonly unknown[] {
  return Array.isArray(aud) ? aud : [aud]
}

/** The ID token before: by the refresh token, or for a silent renewal the last one of this client. */
function renewedFrom({ exchange, at }: IdToken, { flow, flows }: RuleContext) {
  const request = flow.tokenExchanges.find((each) => each.request.exchange === exchange)?.request
  if (request?.refresh_token !== undefined)
    return toIssue(issueOfRefreshToken(request.refresh_token, request.at, flows))
  if (flow.kind !== 'silentRenew') return undefined
  return flows
    .filter((each) => each.client_id === flow.client_id && each !== flow)
    .flatMap((each) => each.messages.map((message) => ('id_token' in message ? toIssue(message) : undefined)))
    .filter((each) => each !== undefined && each.at < at)
    .at(-1)
}

function toIssue(message: { readonly exchange: string; readonly at: number; readonly id_token?: string } | undefined) {
  return message?.id_token === undefined
    ? undefined
    : { value: message.id_token, exchange: message.exchange, at: message.at }
}
