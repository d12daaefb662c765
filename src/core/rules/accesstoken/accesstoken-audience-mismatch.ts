import { hostOf } from '../../exchange/host.ts'
import { siteOf } from '../../exchange/site.ts'
import { expiryOf } from '../../facts/expiry.ts'
import type { DecodedToken } from '../../model/facts.ts'
import { ownApiOf } from '../../providers/own-apis.ts'
import { atClaim, atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote } from '../said.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'accesstoken-audience-mismatch',
  title: 'The access token is for another API',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC9068-4', 'RFC8725-3.9', 'RFC9700-2.3', 'RFC6750-3.1'],
  requires: ['resourceRequest', 'resourceResponse'],
  why: 'A token counts only at the API for which it was issued, and only from the issuer that this API trusts.',
  fix: "Get a token for this API: ask for its scope or audience, one token for each API. If it is the right one, correct the API's own settings of audience and issuer.",
  messages: {
    said: 'The access token does not fit {api}, which says: {words}. The token is for {audience}, from {issuer}.',
    other: 'The access token is for {audience}, but the app sent it to {api}, which refused it.',
  },
  check({ resourceRequest: request, resourceResponse: response }, context) {
    const { access_token: value } = request
    if (value === undefined || (response.status !== 401 && response.status !== 403))
      return value === undefined ? { inapplicable: 'no token was sent' } : undefined
    const token = context.token(value)
    const names = namesOf(token)
    const words = quote(response)
    const data = {
      api: hostOf(request.endpoint),
      words,
      audience:
        names.audience.map((each) => ownApiOf(each)?.name ?? each).join(', ') || 'an audience that it does not show',
      issuer: names.issuer,
    }
    const refused = response.challenge
      ? atHeader(response, 'response', 'www-authenticate')
      : atPlace(response, 'status')
    if (/\b(?:audience|aud|issuer)\b/i.test(words))
      return {
        message: 'said',
        data,
        evidence: [refused, atClaim(request, 'access_token', /issuer/i.test(words) ? 'iss' : 'aud')],
      }
    const ownApi = names.audience.some((each) => ownApiOf(each) !== undefined)
    if (response.error === 'insufficient_scope' || (context.provider.deviations.accessTokenAudienceVaries && !ownApi))
      return
    if ((expiryOf(token)?.at ?? Number.POSITIVE_INFINITY) <= request.at) return
    if (!names.audience.length || !names.audience.every((each) => isElsewhere(each, request.endpoint)))
      return words ? undefined : unlessUnseen(context.exchange(response), 'responseHeaders', 'responseBody')
    return { message: 'other', data, evidence: [atClaim(request, 'access_token', 'aud'), refused] }
  },
})

function namesOf(token: DecodedToken) {
  if (token.kind !== 'jws') return { audience: [] as string[], issuer: 'an issuer that it does not show' }
  const { aud, iss } = token.claims
  const audience = (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string')
  return { audience, issuer: typeof iss === 'string' ? iss : 'an issuer that it does not show' }
}

/** Only an audience that names a place says where the token belongs; a name of its own choosing does not. */
function isElsewhere(audience: string, endpoint: string) {
  const own = ownApiOf(audience)
  if (own) return hostOf(endpoint) !== own.host
  return /^https:/.test(audience) && siteOf(audience) !== siteOf(endpoint)
}
