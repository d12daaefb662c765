import { at } from '../evidence.ts'
import { isSetUpRefusal, isSilentRefusal, isUserRefusal, wantsUser } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

export default defineRule({
  id: 'authres-error',
  title: 'The server refused the sign-in',
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6749-4.1.2.1', 'RFC6749-4.2.2.1', 'OIDCC-3.1.2.6'],
  requires: ['authorizationResponse'],
  generic: true,
  why: 'An error answer carries no code, so the login ends here.',
  fix: '{fix}',
  messages: {
    refused: 'The server refused the sign-in with {words}. {meaning}',
  },
  check({ authorizationResponse }, context) {
    const { error } = authorizationResponse
    if (error === undefined) return
    const { authorizationRequest } = context.flow
    const meaning = said(authorizationResponse, context)
    if (isUserRefusal(authorizationResponse) && !isSetUpRefusal(authorizationResponse, meaning?.topic))
      return { inapplicable: 'the user said no' }
    if (isSilentRefusal(context.flow)) return { inapplicable: 'the expected answer to a silent request' }
    const named = parameterNamed[error]
    return {
      message: 'refused',
      data: {
        words: quote(authorizationResponse),
        meaning: meaning?.meaning ?? 'The specification does not define this error.',
        fix: meaning?.fix ?? "Look the error up in the server's documentation and correct the request.",
      },
      evidence: [
        at(authorizationResponse, 'error'),
        ...(authorizationRequest && named ? [at(authorizationRequest, named)] : []),
      ],
      ...(meaning?.owner && { owner: meaning.owner }),
      ...(meaning?.step && !wantsUser(authorizationResponse) && { severity: 'info' as const }),
    }
  },
})

/** The parameter an error is about, where the specification says so (RFC 6749 §4.1.2.1, OIDCC §3.1.2.6). */
const parameterNamed: Readonly<Record<string, string>> = {
  invalid_scope: 'scope',
  unsupported_response_type: 'response_type',
  unauthorized_client: 'client_id',
  invalid_request_uri: 'request_uri',
  invalid_request_object: 'request',
}
