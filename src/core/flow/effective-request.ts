import type { AuthorizationParameters, AuthorizationRequest, OAuthMessage, Parameter } from '../model/message.ts'
import { authorizationParameters } from '../protocol/authorization-request.ts'
import { decodeToken } from '../token/decode.ts'
import { ofType } from './draft.ts'

/**
 * The authorization request as the server takes it: parameters pushed before (RFC 9126 §4) or carried in a request object
 * (RFC 9101 §6.3) stand in place of those in the query. What cannot be read leaves the request as it was sent.
 */
export function effectiveRequest(sent: AuthorizationRequest, messages: readonly OAuthMessage[]): AuthorizationRequest {
  const pushed = parametersOfPushed(sent, messages)
  if (pushed) return { ...sent, ...namesOf(pushed), parameters: [...sent.parameters, ...pushed], mergedFrom: 'par' }
  const signed = parametersOfRequestObject(sent)
  if (signed)
    return { ...sent, ...namesOf(signed), parameters: [...sent.parameters, ...signed], mergedFrom: 'requestObject' }
  return sent
}

function parametersOfPushed(sent: AuthorizationRequest, messages: readonly OAuthMessage[]) {
  if (sent.request_uri === undefined) return undefined
  const answer = ofType(messages, 'PushedAuthorizationResponse').find((each) => each.request_uri === sent.request_uri)
  if (!answer) return undefined
  const request = ofType(messages, 'PushedAuthorizationRequest').find((each) => each.exchange === answer.exchange)
  // What was pushed was not captured: its parameters are not known, rather than not sent.
  if (!request || request.missing?.body !== undefined) return undefined
  const object = request.request === undefined ? undefined : parametersOfRequestObject(request)
  return [...request.parameters, ...(object ?? [])]
}

function parametersOfRequestObject(sent: AuthorizationParameters): readonly Parameter[] | undefined {
  if (sent.request === undefined) return undefined
  const decoded = decodeToken(sent.request)
  if (decoded.kind !== 'jws') return undefined
  return Object.entries(decoded.claims).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number'
      ? [{ name, value: String(value), carrier: 'jwt' as const }]
      : [],
  )
}

/** What the server reads in place of the query; the references themselves stay as they were sent. */
function namesOf(parameters: readonly Parameter[]): AuthorizationParameters {
  const { request: _object, request_uri: _reference, ...members } = authorizationParameters(parameters)
  return members
}
