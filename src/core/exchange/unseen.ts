import type { HttpExchange } from '../model/http-exchange.ts'

export type UnseenPart = 'requestHeaders' | 'requestBody' | 'response' | 'responseHeaders' | 'responseBody'

/** Why a rule that found nothing must not call that a pass: the first of these parts that was not captured, in words. */
export function unseen(exchange: HttpExchange | undefined, ...parts: readonly UnseenPart[]): string | undefined {
  const part = exchange && parts.find((each) => isHidden[each](exchange))
  return part && words[part]
}

const isHidden: Readonly<Record<UnseenPart, (exchange: HttpExchange) => boolean>> = {
  requestHeaders: ({ request }) => request.headers === undefined,
  requestBody: ({ request }) => request.body?.absent !== undefined,
  response: ({ response, error }) => response === undefined && error === undefined,
  responseHeaders: ({ response }) => response !== undefined && response.headers === undefined,
  responseBody: ({ response, documentText }) =>
    response !== undefined && response.body?.text === undefined && documentText === undefined,
}

const words: Readonly<Record<UnseenPart, string>> = {
  requestHeaders: 'the header fields of the request were not captured',
  requestBody: 'the body of the request was not captured',
  response: 'the answer was not seen',
  responseHeaders: 'the header fields of the answer were not captured',
  responseBody: 'the body of the answer was not captured',
}
