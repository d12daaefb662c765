import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'logout-hint-missing',
  title: 'The logout request does not say which app or session it is for',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RPIL-2', 'RPIL-4'],
  requires: ['logoutRequest', 'logoutResponse'],
  why: 'The server may send users only to addresses that are registered for a client it knows.',
  fix: 'Send id_token_hint (or at least client_id) together with post_logout_redirect_uri; keep the ID token until the address is built.',
  messages: {
    refused:
      'The logout request names an address to return to, but neither id_token_hint nor client_id; the server refused it ({status}).',
    stopped:
      'The logout request names an address to return to, but neither id_token_hint nor client_id; the server asks the user instead of returning.',
  },
  check({ logoutRequest: request, logoutResponse: response }) {
    const address = request.parameters.find(({ name }) => name === 'post_logout_redirect_uri')
    if (!address) return { inapplicable: 'no address to return to' }
    if (request.id_token_hint !== undefined || request.client_id !== undefined || response.returnedTo !== undefined)
      return
    const status = response.status ?? 0
    const evidence = [
      at(request, 'id_token_hint'),
      at(request, 'post_logout_redirect_uri'),
      atPlace(response, 'status'),
    ]
    if (status >= 400 && status < 500) return { message: 'refused', severity: 'error', data: { status }, evidence }
    // A page that asks the user is allowed.
    return status < 400 ? { message: 'stopped', severity: 'info', evidence } : undefined
  },
})
