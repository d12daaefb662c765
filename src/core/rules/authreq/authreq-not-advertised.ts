import type { JsonObject } from '../../model/facts.ts'
import type { AuthorizationRequest } from '../../model/message.ts'
import { at } from '../evidence.ts'
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
    if (flow.authorizationResponse?.code !== undefined) return
    if (metadata.require_pushed_authorization_requests === true && request.request_uri === undefined) {
      return {
        message: 'parRequired',
        data: { list: 'require_pushed_authorization_requests' },
        evidence: [at(request, 'request_uri')],
      }
    }
    const { response_type: responseType, response_mode: mode, prompt } = request
    const unlisted = isUnlisted(metadata, 'response_types_supported', responseType)
      ? (['response_type', 'response_types_supported'] as const)
      : isUnlisted(metadata, 'response_modes_supported', mode)
        ? (['response_mode', 'response_modes_supported'] as const)
        : prompt?.split(' ').some((each) => isUnlisted(metadata, 'prompt_values_supported', each))
          ? (['prompt', 'prompt_values_supported'] as const)
          : undefined
    if (!unlisted) return
    const [parameter, list] = unlisted
    return {
      message: 'unlisted',
      data: { parameter, value: sentValue(request, parameter), list },
      evidence: [at(request, parameter)],
    }
  },
})

/** Not in the list; the words of a response_type have no order. */
function isUnlisted(metadata: JsonObject, list: string, value: string | undefined) {
  const supported = metadata[list]
  if (value === undefined || !Array.isArray(supported)) return false
  return !supported.some((each) => typeof each === 'string' && sortedWords(each) === sortedWords(value))
}

function sortedWords(text: string) {
  return text.split(' ').sort().join(' ')
}

function sentValue(request: AuthorizationRequest, parameter: 'response_type' | 'response_mode' | 'prompt') {
  return (request[parameter] ?? '').slice(0, 60)
}
