import { hostOf } from '../../exchange/host.ts'
import { tokenCalls } from '../../flow/token-calls.ts'
import { at, atClaim, atHeader, atToken } from '../evidence.ts'
import { type AccessToken, defineRule } from '../rule.ts'

export default defineRule({
  id: 'accesstoken-dpop-downgraded',
  title: 'A key-bound token is sent without its proof',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9449-7.1', 'RFC9449-7.2'],
  requires: ['accessToken'],
  worthAWarning:
    'A token that is also taken without its key is worth as much to a thief as a plain one (RFC 9449 §11).',
  why: 'The token is tied to a key of the app. Without the proof of that key the API has to refuse it, or the tie is worth nothing.',
  fix: 'Send "Authorization: DPoP <token>" with a DPoP header field, whose proof names this method and address and the hash of the token (ath).',
  messages: {
    bearer: 'The access token is tied to a key (DPoP), but the app sends it to {api} as {scheme}.',
    noProof: 'The app sends the access token to {api} as DPoP, but without the proof in the DPoP header field.',
  },
  check({ accessToken }, { flow, exchange }) {
    const bound = bindingOf(accessToken)
    if (!bound) return { inapplicable: 'the token is not tied to a key' }
    const call = tokenCalls(flow.messages, accessToken.value).find(
      ({ request }) => request.scheme?.toLowerCase() !== 'dpop' || request.dpop === undefined,
    )
    if (!call) return
    const { request } = call
    const accepted = (exchange(request).response?.status ?? 500) < 400
    const bearer = request.scheme?.toLowerCase() !== 'dpop'
    return {
      message: bearer ? 'bearer' : 'noProof',
      data: { api: hostOf(request.endpoint), scheme: request.scheme ?? 'a plain value' },
      evidence: [bearer ? atToken(request) : atHeader(request, 'request', 'dpop'), bound],
      // APIs may take both for a while (RFC 9449 §7.2).
      ...(accepted && { severity: 'warning' }),
    }
  },
})

/** Where it is written that the token is tied to a key (RFC 9449 §5, §6.1). */
function bindingOf({ decoded, issuedIn }: AccessToken) {
  if (decoded.kind === 'jws' && issuedIn) {
    const { cnf } = decoded.claims
    if (typeof cnf === 'object' && cnf !== null && 'jkt' in cnf) return atClaim(issuedIn, 'access_token', 'cnf')
  }
  return issuedIn?.token_type?.toLowerCase() === 'dpop' ? at(issuedIn, 'token_type') : undefined
}
