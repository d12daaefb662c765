import type { AuthorizationRequest } from '../../model/message.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-empty',
  title: 'The user came back without an answer the app can read',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OMRT-2.1', 'OMRT-5', 'RFC6749-4.1.2'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'A library looks in one place: the query, the fragment, or the posted form. What is elsewhere does not exist for it.',
  fix: 'Send the response_mode that the library expects (MSAL wants the fragment, most others the query for a code), and let no router rewrite the callback.',
  messages: {
    nothing: 'The user came back to the app with neither a code nor a token nor an error.',
    fragment: 'The answer is in the fragment, although the sign-in asked for it in the query.',
    query: 'The answer is in the query, although the sign-in asked for it in the fragment.',
  },
  check({ authorizationRequest: request, authorizationResponse: response }, { flow }) {
    const { code, access_token: token, id_token: idToken, error, response: jarm, carrier } = response
    const evidence = [at(request, 'response_mode'), atPlace(response, carrier === 'fragment' ? 'fragment' : 'query')]
    if ((code ?? token ?? idToken ?? error ?? jarm) === undefined) return { message: 'nothing', evidence }
    if (flow.tokenExchanges.length > 0 || flow.status === 'succeeded') return
    const mode = request.response_mode ?? defaultMode(request)
    if (mode === 'query' && carrier === 'fragment') return { message: 'fragment', evidence }
    if (mode === 'fragment' && carrier === 'query' && error === undefined) return { message: 'query', evidence }
    return
  },
})

/** OMRT §2.1 and §5: the query for a code alone, the fragment for everything else. What may be elsewhere has no default. */
function defaultMode({ response_type: type, request, request_uri: reference, mergedFrom }: AuthorizationRequest) {
  if ((request ?? reference) !== undefined && !mergedFrom) return undefined
  return type === undefined || type === 'code' ? 'query' : 'fragment'
}
