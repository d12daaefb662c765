import type { Evidence, Place } from '../model/finding.ts'
import type { Carrier, OAuthMessage, Parameter, ResourceRequest, UserInfoRequest } from '../model/message.ts'

const placeOfCarrier: Readonly<Record<Carrier, Place>> = {
  query: 'query',
  fragment: 'fragment',
  form: 'requestBody',
  multipart: 'requestBody',
  json: 'requestBody',
  postMessage: 'documentText',
  jwt: 'claim',
}

/** Evidence at a parameter of a request or of an authorization response, sent or missing; at a member of an answer's body. */
export function at(message: OAuthMessage, parameter: string, note?: string): Evidence {
  return { exchange: message.exchange, place: placeOf(message, parameter), parameter, ...(note && { note }) }
}

/** Evidence at a header field. */
export function atHeader(
  message: { readonly exchange: string },
  side: 'request' | 'response',
  name: string,
  note?: string,
): Evidence {
  return {
    exchange: message.exchange,
    place: side === 'request' ? 'requestHeader' : 'responseHeader',
    parameter: name,
    ...(note && { note }),
  }
}

/** Evidence where a call presents its token (RFC 6750 §2). */
export function atToken(request: ResourceRequest | UserInfoRequest): Evidence {
  if (request.presentedIn === 'header') return atHeader(request, 'request', 'authorization')
  return atPlace(request, request.presentedIn === 'body' ? 'requestBody' : 'query')
}

/** Evidence at something that has no name: the status, the URL, the body as a whole, the network error, the timing. */
export function atPlace(message: { readonly exchange: string }, place: Place, note?: string): Evidence {
  return { exchange: message.exchange, place, ...(note && { note }) }
}

/** Evidence at a claim of a token that a message brought: `id_token.nonce`. */
export function atClaim(message: { readonly exchange: string }, token: string, claim: string, note?: string): Evidence {
  return { exchange: message.exchange, place: 'claim', parameter: `${token}.${claim}`, ...(note && { note }) }
}

function placeOf(message: OAuthMessage, parameter: string): Place {
  const parameters: readonly Parameter[] = 'parameters' in message ? message.parameters : []
  const sent = parameters.find((each) => each.name === parameter) ?? parameters[0]
  if (sent) return placeOfCarrier[sent.carrier]
  if ('format' in message && 'status' in message) return 'responseBody'
  return message.type === 'TokenRequest' ? 'requestBody' : 'url'
}
