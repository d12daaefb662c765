import type { ExchangeContext, HttpExchange } from '../../../src/core/model/http-exchange.ts'
import type { MessageType, OAuthMessage } from '../../../src/core/model/message.ts'
import { recognizeMessages } from '../../../src/core/protocol/recognize.ts'

/** One exchange, told by what matters. Ids are letters in order; each starts ten milliseconds after the one before. */
export interface Step extends Partial<ExchangeContext> {
  readonly url: string
  readonly method?: string
  readonly body?: string | undefined
  readonly headers?: Readonly<Record<string, string>>
  readonly status?: number
  /** Makes it a redirect; the next step is then its target, unless `left` is set. */
  readonly location?: string
  readonly left?: true
  /** Text, or an object that is sent as JSON. */
  readonly answer?: string | object
  readonly answerHeaders?: Readonly<Record<string, string>>
  readonly text?: string
  /** No answer came. */
  readonly error?: string
}

export function navigation(url: string, more: Partial<Step> = {}): Step {
  return { url, resourceType: 'mainFrame', tab: 1, frame: 0, ...more }
}

export function script(method: string, url: string, body?: string | object, more: Partial<Step> = {}): Step {
  const text = typeof body === 'object' ? JSON.stringify(body) : body
  return {
    url,
    method,
    resourceType: 'fetch',
    tab: 1,
    frame: 0,
    initiator: 'https://app.example',
    ...(text !== undefined && { body: text }),
    ...more,
  }
}

export function trail(...steps: readonly Step[]): readonly HttpExchange[] {
  return steps.map((step, index) => {
    const { url, method, body, headers, status, location, left, answer, answerHeaders, text, error, ...context } = step
    const before = steps[index - 1]
    const follows = before?.location !== undefined && !before.left
    const fields = (values: Readonly<Record<string, string>> = {}) =>
      Object.entries(values).map(([name, value]) => ({ name, value }))
    return {
      id: name(index),
      startedAt: index * 10,
      endedAt: index * 10 + 5,
      request: {
        method: method ?? 'GET',
        url,
        headers: fields(headers),
        ...(body !== undefined && { body: { text: body } }),
      },
      ...(error === undefined && {
        response: {
          status: status ?? (location === undefined ? 200 : 302),
          headers: fields(answerHeaders),
          ...(location !== undefined && { redirectUrl: location }),
          ...(answer !== undefined && { body: { text: typeof answer === 'string' ? answer : JSON.stringify(answer) } }),
        },
      }),
      ...(error !== undefined && { error: { kind: 'other' as const, code: error } }),
      context: { resourceType: 'mainFrame', ...context },
      ...(follows && { redirectedFrom: name(index - 1) }),
      ...(location !== undefined && !left && index + 1 < steps.length && { redirectedTo: name(index + 1) }),
      ...(text !== undefined && { documentText: text }),
      provenance: {},
    }
  })
}

/** `a AuthorizationRequest`, `b TokenRequest`, … */
export function told(...steps: readonly Step[]): readonly string[] {
  return recognizeMessages(trail(...steps)).map(({ exchange, type }) => `${exchange} ${type}`)
}

export function messages(...steps: readonly Step[]): readonly OAuthMessage[] {
  return recognizeMessages(trail(...steps))
}

/** The one message of that type. */
export function the<T extends MessageType>(
  type: T,
  found: readonly OAuthMessage[],
): Extract<OAuthMessage, { readonly type: T }> {
  const [first, second] = found.filter(
    (message): message is Extract<OAuthMessage, { readonly type: T }> => message.type === type,
  )
  if (first === undefined || second !== undefined)
    throw new Error(`expected one ${type} among ${found.map((each) => each.type).join(', ')}`)
  return first
}

export function jwt(claims: object, header: object = { alg: 'RS256' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part(header)}.${part(claims)}.c2ln`
}

function name(index: number) {
  return String.fromCharCode(97 + index)
}
