import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'logout-legacy-parameter',
  title: 'The logout request uses a parameter that this server does not take',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RPIL-2'],
  requires: ['logoutRequest', 'logoutResponse'],
  why: 'The names differ between products and changed with the standard; the server does not see where to return to.',
  fix: 'Send post_logout_redirect_uri and id_token_hint, as OpenID Connect says.{own}',
  messages: { refused: 'The logout request says where to return to in {name}, and the server refused it ({status}).' },
  check({ logoutRequest: request, logoutResponse: response }, { provider }) {
    const names = request.parameters.map(({ name }) => name)
    const name = legacy.find((each) => names.includes(each))
    if (name === undefined || names.includes('post_logout_redirect_uri')) return { inapplicable: 'no such parameter' }
    const { status = 0, returnedTo } = response
    if (returnedTo !== undefined || status < 400 || status >= 500) return
    const own = Object.entries(provider.deviations.ownLogoutParameters ?? {}).map(([each, what]) => ` ${each}: ${what}`)
    return {
      message: 'refused',
      data: { name, status, own: own.join('') },
      evidence: [at(request, name), atPlace(response, response.text === undefined ? 'status' : 'documentText')],
    }
  },
})

const legacy = ['redirect_uri', 'post_logout_redirect_url', 'returnTo', 'return_to', 'logout_uri', 'redirect_url']
