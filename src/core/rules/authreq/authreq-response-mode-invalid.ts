import { at } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

const known = new Set([
  'query',
  'fragment',
  'form_post',
  'jwt',
  'query.jwt',
  'fragment.jwt',
  'form_post.jwt',
  'web_message',
  'okta_post_message',
])

export default defineRule({
  id: 'authreq-response-mode-invalid',
  title: 'The response_mode cannot carry this answer',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OMRT-2.1', 'OMRT-5', 'FPRM-2', 'JARM-2.3.1'],
  requires: ['authorizationRequest'],
  why: 'Tokens must not be put into the query string: it ends in logs, history and Referer headers. Servers refuse the combination.',
  fix: 'Leave response_mode out (the default is the fragment), or use form_post; for a single-page app use the code flow.',
  messages: {
    query: 'response_mode={mode} cannot carry response_type={responseType}: tokens must not be in the query.',
    unknown: 'response_mode={mode} is not a known response mode.',
  },
  check({ authorizationRequest: request }, { provider, flow }) {
    const { response_mode: mode, response_type: responseType = 'code' } = request
    if (mode === undefined) return { inapplicable: 'no response_mode was sent' }
    const types = responseType.split(' ')
    const evidence = [at(request, 'response_mode'), at(request, 'response_type')]
    const data = { mode: mode.slice(0, 40), responseType }
    if (isAccepted(flow)) return
    // JARM §2.3.1 allows query.jwt for tokens when the response is encrypted; a server that takes it has answered by now.
    if ((mode === 'query' || mode === 'query.jwt') && (types.includes('token') || types.includes('id_token')))
      return { message: 'query', data, evidence }
    if (known.has(mode) || provider.deviations.ownResponseModes?.[mode]) return
    return { message: 'unknown', data, evidence, severity: 'warning' }
  },
})
