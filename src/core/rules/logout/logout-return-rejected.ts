import { statusTells } from '../../exchange/status-tells.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'logout-return-rejected',
  title: 'The server did not send the user back after logout',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RPIL-2', 'RPIL-3', 'RPIL-4'],
  requires: ['logoutRequest', 'logoutResponse'],
  why: 'The server returns only to addresses that are registered for the logout of this client.',
  fix: 'Register {uri} as an address to return to after logout, exactly as it is sent; it is another list than that of the redirect URIs.',
  messages: {
    refused: 'The server refused to return to {uri} after logout ({status}).',
    state: 'The server returned to {uri} after logout without the state that was sent.',
  },
  check({ logoutRequest: request, logoutResponse: response }, { exchange }) {
    const { post_logout_redirect_uri: uri, id_token_hint: hint, client_id: client, state } = request
    if (uri === undefined) return { inapplicable: 'no address to return to' }
    const data = { uri, status: response.status ?? 0 }
    if (response.returnedTo !== undefined) {
      if (state === undefined || response.state === state) return
      return {
        message: 'state',
        severity: 'warning',
        owner: 'authorizationServer',
        data,
        evidence: [at(request, 'state'), atPlace(response, 'url')],
      }
    }
    if (data.status < 400 || statusTells(exchange(response))) return
    if (hint === undefined && client === undefined) return { inapplicable: 'the request does not name its client' }
    const page = atPlace(response, response.text === undefined ? 'status' : 'documentText')
    return { message: 'refused', data, evidence: [at(request, 'post_logout_redirect_uri'), page] }
  },
})
