import type { JsonObject } from '../../model/facts.ts'
import type { Flow } from '../../model/flow.ts'
import type { AuthorizationRequest } from '../../model/message.ts'
import { at } from '../evidence.ts'
import { isAccepted } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authreq-not-advertised',
  title: 'The sign-in uses something the server does not offer',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCD-3', 'RFC8414-2', 'RFC9126-5'],
  requires: ['authorizationRequest'],
  why: 'The metadata document says what the server supports; for anything else it answers with an error.',
  fix: 'Use a value from {list}, or enable the feature at the server and for the client.',
  messages: {
    unlisted: 'The sign-in uses {parameter}={value}, which is not in {list} of the server.',
    parRequired:
      'The server demands pushed authorization requests, and this sign-in sent its parameters in the address.',
  },
  check({ authorizationRequest: request }, { metadata, provider, flow }) {
    if (!metadata) return { inapplicable: 'the metadata document was not captured' }
    if (provider.deviations.incompleteMetadata) return { inapplicable: provider.deviations.incompleteMetadata }
    if (isAccepted(flow)) return
    if (flow.status !== 'failed') return { inapplicable: 'the server has not refused it' }
    if (metadata.require_pushed_authorization_requests === true && request.request_uri === undefined) {
      return {
        message: 'parRequired',
        data: { list: 'require_pushed_authorization_requests' },
        evidence: [at(request, 'request_uri')],
      }
    }
    const unlisted = lists.find(([parameter, list]) => isUnlisted(metadata, list, request, parameter))
    if (!unlisted) return
    const [parameter, list] = unlisted
    return {
      message: 'unlisted',
      data: { parameter, value: sentValue(request, parameter), list },
      evidence: [at(request, parameter)],
      ...(parameter === 'response_type' && isRefusedForIt(flow) && { severity: 'error' }),
    }
  },
})

/** The metadata says that it is not offered, and the refusal names it (RFC 6749 §4.1.2.1): together they prove the reason. */
function isRefusedForIt({ authorizationResponse, authorizationErrorPage }: Flow) {
  return (authorizationResponse ?? authorizationErrorPage)?.error === 'unsupported_response_type'
}

/** Never scope: scopes_supported is hardly ever complete. */
const lists = [
  ['response_type', 'response_types_supported'],
  ['response_mode', 'response_modes_supported'],
  ['prompt', 'prompt_values_supported'],
  ['code_challenge_method', 'code_challenge_methods_supported'],
] as const
type Listed = (typeof lists)[number][0]

/** Not in the list; the words of a response_type have no order, those of prompt are values of their own. */
function isUnlisted(metadata: JsonObject, list: string, request: AuthorizationRequest, parameter: Listed) {
  const supported = metadata[list]
  const value = request[parameter]
  if (value === undefined || !Array.isArray(supported)) return false
  const values = parameter === 'prompt' ? value.split(' ') : [value]
  return values.some(
    (one) => !supported.some((each) => typeof each === 'string' && sortedWords(each) === sortedWords(one)),
  )
}

function sortedWords(text: string) {
  return text.split(' ').sort().join(' ')
}

function sentValue(request: AuthorizationRequest, parameter: Listed) {
  return (request[parameter] ?? '').slice(0, 60)
}
