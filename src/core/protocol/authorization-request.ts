import type { AuthorizationParameters, AuthorizationRequest, Parameter } from '../model/message.ts'
import { clientIdNames, hasAuthorizationShape } from './authorization-shape.ts'
import type { Knowledge } from './knowledge.ts'
import { requestParts } from './message-parts.ts'
import { has, parameterValue, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 6749 §4.1.1, §4.2.1: a navigation, or a script that asks for the authorization endpoint by mistake. */
export function recognizeAuthorizationRequest(
  read: ReadExchange,
  knowledge: Knowledge,
): AuthorizationRequest | undefined {
  if (read.method === 'OPTIONS' || read.exchange.context.resourceType === 'prefetch') return undefined
  if (!isAuthorizationRequest(read, knowledge)) return undefined
  return {
    type: 'AuthorizationRequest',
    ...requestParts(read),
    ...authorizationParameters(read.parameters),
    method: read.method,
    inFrame: read.exchange.context.resourceType === 'subFrame',
  }
}

/** The parameters of an authorization request as members, by their registered names. */
export function authorizationParameters(parameters: readonly Parameter[]): AuthorizationParameters {
  const client_id = clientIdNames.map((name) => parameterValue(parameters, name)).find((value) => value !== undefined)
  return {
    ...pick(parameters, [
      'response_type',
      'response_mode',
      'redirect_uri',
      'scope',
      'state',
      'nonce',
      'code_challenge',
      'code_challenge_method',
      'prompt',
      'max_age',
      'acr_values',
      'claims',
      'login_hint',
      'id_token_hint',
      'request',
      'request_uri',
      'dpop_jkt',
      'display',
      'audience',
      'resource',
      'access_type',
    ]),
    ...(client_id === undefined ? {} : { client_id }),
  }
}

function isAuthorizationRequest(read: ReadExchange, knowledge: Knowledge): boolean {
  const known = knowledge.roleOf(read)
  if (known !== undefined && known !== 'authorization') return false
  const shaped = hasAuthorizationShape(read)
  if (read.isNavigation) {
    if (shaped) return true
    return known === 'authorization' && has(read.parameters, 'client_id', 'response_type', 'redirect_uri', 'scope')
  }
  // By script a POST is a pushed request; a GET must be unmistakable.
  return (
    shaped &&
    read.isScript &&
    read.method === 'GET' &&
    (known === 'authorization' || has(read.parameters, 'response_type'))
  )
}
