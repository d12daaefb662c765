import { hostOf } from '../../exchange/host.ts'
import { refusesToken } from '../../flow/token-calls.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote } from '../said.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'accesstoken-opaque-for-api',
  title: 'The API wants a JWT, and the token is none',
  severity: 'warning',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC8707-2', 'RFC9068-1'],
  requires: ['resourceRequest', 'resourceResponse'],
  why: 'A server that was not asked for a certain API issues a token for itself only, which an API cannot read.',
  fix: "Ask for the API at sign-in: audience= or resource= with the API's identifier, or one of its scopes.",
  messages: {
    said: '{api} cannot read the access token, which is not a JWT: {words}',
    encrypted: '{api} refused an access token that is encrypted for the server itself.',
  },
  check({ resourceRequest: request, resourceResponse: response }, { token, exchange }) {
    if (request.access_token === undefined) return { inapplicable: 'no token was sent' }
    const { kind } = token(request.access_token)
    if (kind === 'jws') return { inapplicable: 'the token is a JWT' }
    if (!refusesToken(response)) return
    const words = quote(response) || beginningOf(exchange(response).response?.body?.text ?? '')
    const evidence = [
      response.challenge ? atHeader(response, 'response', 'www-authenticate') : atPlace(response, 'responseBody'),
      atHeader(request, 'request', 'authorization'),
    ]
    const data = { api: hostOf(request.endpoint), words }
    // The API itself says what it expected: that is the reason of its refusal.
    if (wantsJwt.test(words)) return { message: 'said', severity: 'error', data, evidence }
    if (kind === 'jwe') return { message: 'encrypted', data, evidence }
    return words ? undefined : unlessUnseen(exchange(response), 'responseHeaders', 'responseBody')
  },
})

function beginningOf(text: string) {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

const wantsJwt =
  /jwt (?:is )?malformed|malformed jwt|not a (?:valid )?jwt|invalid jwt|not well[- ]?formed|must have (?:3|three) (?:parts|segments)|wrong number of segments|not enough segments|unable to (?:parse|decode) (?:the )?(?:jwt|token)|no dots were found|invalid compact jws|expected [^.]{0,40}jws/i
