import { hostOf } from '../../exchange/host.ts'
import { refusesToken, renewedLater } from '../../flow/token-calls.ts'
import { atHeader, atPlace, atToken } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'resource-invalid-token',
  title: 'The API does not accept the access token',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6750-3.1', 'RFC6750-3', 'RFC9068-4'],
  requires: ['resourceRequest', 'resourceResponse'],
  generic: true,
  why: 'The API checks signature, issuer, audience and time of the token, and may ask the server whether it was revoked.',
  fix: "Compare iss, aud and exp of the token with the API's configuration; if they fit, it was revoked, and the user has to sign in again.",
  messages: {
    refused: '{api} refused the access token ({status}): {words}',
    silent:
      '{api} refused the access token ({status}) and does not say why: there is no WWW-Authenticate field in its answer.',
    unseen: '{api} refused the access token ({status}); the header fields that say why were not captured.',
    renewed: '{api} refused an access token once; the app renewed it and repeated the call with success.',
  },
  check({ resourceRequest: request, resourceResponse: response }, context) {
    if (!refusesToken(response))
      return response.status >= 400 ? unlessUnseen(context.exchange(response), 'responseHeaders') : undefined
    if (request.access_token === undefined) return { inapplicable: 'no token was sent' }
    const meaning = said(response, context)
    const words = quote(response) || (meaning?.topic === undefined ? '' : meaning.meaning)
    const data = { api: hostOf(request.endpoint), status: response.status, words }
    const evidence = [
      response.challenge ? atHeader(response, 'response', 'www-authenticate') : atPlace(response, 'status'),
      atToken(request),
    ]
    if (renewedLater(context.exchange(request), context.exchanges, context.flows))
      return { message: 'renewed', severity: 'info', data, evidence }
    if (words !== '') return { message: 'refused', data, evidence }
    return { message: response.missing?.headers ? 'unseen' : 'silent', data, evidence }
  },
})
