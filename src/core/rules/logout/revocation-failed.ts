import { statusTells } from '../../exchange/status-tells.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'revocation-failed',
  title: 'The token was not revoked',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC7009-2.1', 'RFC7009-2.2', 'RFC7009-2.2.1'],
  requires: ['revocationRequest', 'revocationResponse'],
  why: 'The token stays usable until it ends by itself, although the user believes to be signed out.',
  fix: 'Send the token as a form, with client_id (and the client secret on a server); revoke the refresh token where access tokens cannot be.',
  messages: {
    refused: 'The server did not revoke the token: {words}. {meaning}',
    silent: 'The server did not revoke the token: it answered {status}.',
    noToken: 'The server did not revoke anything: the request names no token.',
  },
  check({ revocationRequest: request, revocationResponse: response }, context) {
    const { status, error } = response
    // 200 also for a token that it does not know, by design.
    if (status < 400 && error === undefined) return unlessUnseen(context.exchange(response), 'responseBody')
    if (statusTells(context.exchange(response))) return { inapplicable: 'the status is the reason' }
    const words = quote(response)
    const data = { words, status, meaning: said(response, context)?.meaning ?? '' }
    const evidence = [error === undefined ? atPlace(response, 'status') : at(response, 'error')]
    const unread = request.missing?.body !== undefined
    if (request.token === undefined && !unread)
      return { message: 'noToken', data, evidence: [at(request, 'token'), ...evidence] }
    return { message: words ? 'refused' : 'silent', data, evidence }
  },
})
