import { gotTokens, isBrowserClient } from '../../flow/browser-client.ts'
import type { Flow } from '../../model/flow.ts'
import type { AuthorizationResponse } from '../../model/message.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'storage-lost',
  title: 'The login was finished in another tab than it began',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC7636-4.5', 'RFC6749-10.12'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'What the app saved at the start (sessionStorage) belongs to the first tab; the second one has neither state nor PKCE secret.',
  fix: 'Keep the data of a login in a cookie or in localStorage, or finish it in the tab in which it began (mail links open a new one).',
  messages: {
    verifier: 'The sign-in was finished in another tab, whose token request has no code_verifier.',
    silent: 'The sign-in was finished in another tab, and no token request followed there.',
  },
  check({ authorizationRequest: request, authorizationResponse: answer }, { exchange, flow, flows }) {
    const [start, end] = [exchange(request).context, exchange(answer).context]
    if (start.tab === undefined || end.tab === undefined || answer.error !== undefined)
      return { inapplicable: 'the tabs are not known' }
    if (start.tab === end.tab || start.openerTab === end.tab || end.openerTab === start.tab) return
    if (gotTokens(flow) || !(isBrowserClient(flow, flows) || answer.carrier === 'fragment')) return
    const token = flow.tokenExchanges[0]?.request
    if (token && token.code_verifier !== undefined) return
    if (token?.missing?.body !== undefined) return { cantTell: 'the body of the token request was not captured' }
    const evidence = [atPlace(answer, 'url'), atPlace(request, 'url')]
    if (!token) return hiddenAfter(answer, flows) ?? { message: 'silent', evidence }
    return request.code_challenge === undefined
      ? undefined
      : { message: 'verifier', evidence: [...evidence, at(token, 'code_verifier')] }
  },
})

/** A token request whose body nobody captured may be the one of this login, though nothing of it says so. */
function hiddenAfter({ at: answered }: AuthorizationResponse, flows: readonly Flow[]) {
  const hidden = flows
    .flatMap(({ messages }) => messages)
    .some((each) => each.type === 'TokenRequest' && each.missing?.body !== undefined && each.at >= answered)
  return hidden ? { cantTell: 'the body of a token request that followed was not captured' } : undefined
}
