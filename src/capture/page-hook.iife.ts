import type { Body, HeaderField } from '../core/model/http-exchange.ts'
import type { ExchangeReported } from '../core/model/sighting.ts'
import { fitsInto } from './fits-into.ts'
import { createPatches } from './invisible-patch.ts'
import {
  hasEndpointName,
  isAuthorizationRequest,
  isClientRequest,
  isServerAnswer,
  isWellKnown,
  longestMessage,
  parametersOfBody,
  parametersOfUrl,
  presentsToken,
} from './oauth-shapes.ts'
import { pageEvent, probeEvent } from './page-event.ts'
import { readBeginning } from './read-beginning.ts'

/**
 * Runs in the page itself (Chrome has no other way to a response body). Reports what fetch and XMLHttpRequest answer to
 * requests that look like OAuth, and any JSON with tokens in it; changes nothing, keeps nothing, knows no secret.
 */
if (dispatchEvent(new Event(probeEvent, { cancelable: true }))) install()

interface Asked {
  readonly method: string
  readonly url: string
  readonly startedAt: number
  readonly body?: Body | undefined
  readonly ofInterest: boolean
}

interface Answered {
  readonly status: number
  readonly headers?: readonly HeaderField[]
  readonly body?: Body | undefined
}

function install() {
  addEventListener(probeEvent, (event) => event.preventDefault())
  // Kept before the page can change them.
  const { dispatchEvent: dispatch, CustomEvent, Request, Response, Headers, URL } = globalThis
  const { stringify } = JSON
  const { now } = Date
  const cloneResponse = Response.prototype.clone
  const cloneRequest = Request.prototype.clone
  const { then } = Promise.prototype
  const { apply } = Reflect
  const asked = new WeakMap<Response, Asked>()
  const patches = createPatches()

  patchFetch()
  patchReaders()
  patchXhr()

  function patchFetch() {
    patches.method(globalThis, 'fetch', (native, self, args) => {
      const request = quietly(() => describe(args[0], args[1] as RequestInit | undefined))
      const answer = native(self, args) as Promise<Response>
      if (!request) return answer
      // The page gets the derived promise, so that a rejection that it does not handle still shows as unhandled.
      return apply(then, answer, [
        (response: Response) => {
          quietly(() => answered(request, response))
          return response
        },
        (error: unknown) => {
          quietly(() => failed(request))
          throw error
        },
      ])
    })
  }

  function answered(request: { readonly asked: Asked; readonly blob?: Promise<Body> | undefined }, response: Response) {
    asked.set(response, request.asked)
    if (!request.asked.ofInterest || response.type === 'opaque' || response.type === 'opaqueredirect') return
    const { status } = response
    const headers = headersOf(response.headers)
    if (isDownload(headers)) return
    const copy = apply(cloneResponse, response, []) as Response
    readBeginning(copy.body).then(
      (body) => tell(request, { status, headers, body }),
      () => tell(request, { status, headers, body: { absent: 'lost' } }),
    )
  }

  /** The network's word comes from webRequest; only the body it could not show is worth a report. */
  function failed(request: Described) {
    if (request.blob) tell(request, undefined)
  }

  function tell(request: Described, answer: Answered | undefined) {
    if (!request.blob) return report(request.asked, answer)
    request.blob.then((body) => report({ ...request.asked, body }, answer)).catch(() => report(request.asked, answer))
  }

  /** Answers to requests that looked like nothing: told only when there are tokens in them. */
  function patchReaders() {
    // Writing down what an app loads by the megabyte would cost the page time.
    const written = (value: unknown) => (fitsInto(longestMessage, value) ? stringify(value) : '')
    patches.method(Response.prototype, 'json', (native, self, args) =>
      observing(native(self, args) as Promise<unknown>, (value) => unexpected(self, () => written(value))),
    )
    patches.method(Response.prototype, 'text', (native, self, args) =>
      observing(native(self, args) as Promise<unknown>, (value) => unexpected(self, () => String(value))),
    )
    patches.method(Response.prototype, 'clone', (native, self, args) => {
      const copy = native(self, args) as Response
      quietly(() => {
        const request = asked.get(self as Response)
        if (request) asked.set(copy, request)
      })
      return copy
    })
  }

  function observing(answer: Promise<unknown>, observe: (value: unknown) => void): Promise<unknown> {
    return apply(then, answer, [
      (value: unknown) => {
        quietly(() => observe(value))
        return value
      },
    ])
  }

  function unexpected(self: unknown, text: () => string) {
    const response = self as Response
    const request = asked.get(response)
    if (!request || request.ofInterest) return
    const size = Number(response.headers.get('content-length') ?? 0)
    if (size > 256 * 1024) return
    const read = text()
    if (!isServerAnswer(read)) return
    asked.set(response, { ...request, ofInterest: true })
    report(request, { status: response.status, headers: headersOf(response.headers), body: { text: read } })
  }

  function patchXhr() {
    const { prototype } = XMLHttpRequest
    const listen = prototype.addEventListener
    const open = new WeakMap<
      object,
      { readonly method: string; readonly url: string; authorization?: string; asked?: Described | undefined }
    >()

    patches.method(prototype, 'open', (native, self, args) => {
      const result = native(self, args)
      quietly(() => {
        const first = !open.has(self as object)
        open.set(self as object, { method: String(args[0]).toUpperCase(), url: absolute(String(args[1])) })
        if (first) apply(listen, self, ['readystatechange', () => quietly(() => settled(self as XMLHttpRequest))])
      })
      return result
    })
    patches.method(prototype, 'setRequestHeader', (native, self, args) => {
      const result = native(self, args)
      quietly(() => {
        const request = open.get(self as object)
        if (request && /^authorization$/i.test(String(args[0]))) request.authorization = String(args[1])
      })
      return result
    })
    patches.method(prototype, 'send', (native, self, args) => {
      quietly(() => {
        const request = open.get(self as object)
        if (request) request.asked = toDescribed(request.method, request.url, request.authorization, args[0])
      })
      return native(self, args)
    })

    function settled(xhr: XMLHttpRequest) {
      const request = open.get(xhr)?.asked
      if (!request || xhr.readyState !== 4) return
      if (xhr.status === 0) return failed(request)
      const headers = headerLines(xhr.getAllResponseHeaders())
      if (!request.asked.ofInterest && isDownload(headers)) return
      const text = textOf(xhr)
      if (!request.asked.ofInterest && !isServerAnswer(text ?? '')) return
      const body: Body = text === undefined ? { absent: 'notObservable' } : cut(text)
      tell(request, { status: xhr.status, headers, body })
    }
  }

  interface Described {
    readonly asked: Asked
    /** A body that can only be read later. */
    readonly blob?: Promise<Body> | undefined
  }

  /** Reads what lies open; an object whose reading the page could notice is left alone. */
  function describe(input: unknown, init: RequestInit | undefined): Described | undefined {
    if (input instanceof Request) {
      const method = init?.method ?? input.method
      const authorization = authorizationOf(init?.headers) ?? input.headers.get('authorization') ?? undefined
      if (init?.body !== undefined) return toDescribed(method, input.url, authorization, init.body)
      const form = /form-urlencoded|json/i.test(input.headers.get('content-type') ?? '')
      const described = toDescribed(method, input.url, authorization, undefined)
      if (!described.asked.ofInterest || !form || input.bodyUsed || method === 'GET') return described
      // A request object hides its body; a form is read from a copy.
      const copy = apply(cloneRequest, input, []) as Request
      return { asked: described.asked, blob: readBeginning(copy.body) }
    }
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : undefined
    if (url === undefined) return undefined
    return toDescribed(init?.method ?? 'GET', absolute(url), authorizationOf(init?.headers), init?.body)
  }

  function toDescribed(method: string, url: string, authorization: string | undefined, sent: unknown): Described {
    const text = bodyText(sent)
    const hidden = sent instanceof Blob && sent.size <= 64 * 1024
    const ofInterest =
      isWellKnown(url) ||
      presentsToken(authorization) ||
      isClientRequest(parametersOfBody(text)) ||
      isAuthorizationRequest(url, parametersOfUrl(url)) ||
      hasEndpointName(url)
    return {
      asked: {
        method: String(method).toUpperCase(),
        url,
        startedAt: now(),
        ofInterest,
        body: text === undefined ? undefined : cut(text),
      },
      ...(hidden && { blob: sent.text().then(cut) }),
    }
  }

  function report(request: Asked, answer: Answered | undefined) {
    const time = now()
    const seen: Omit<ExchangeReported, 'context'> = {
      kind: 'exchangeReported',
      source: 'pageHook',
      time,
      startedAt: request.startedAt,
      method: request.method,
      url: request.url,
      ...(request.body && { requestBody: request.body }),
      ...(answer && { endedAt: time, status: answer.status }),
      ...(answer?.headers && { responseHeaders: answer.headers }),
      ...(answer?.body && { responseBody: answer.body }),
    }
    // Synchronously: the page may be gone in the next moment.
    apply(dispatch, globalThis, [new CustomEvent(pageEvent, { detail: stringify(seen) })])
  }

  function authorizationOf(headers: HeadersInit | undefined): string | undefined {
    return headers === undefined ? undefined : (new Headers(headers).get('authorization') ?? undefined)
  }
}

/** Our own mistakes must not become the page's. */
function quietly<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}

function absolute(url: string): string {
  return URL.canParse(url, document.baseURI) ? new URL(url, document.baseURI).href : url
}

function bodyText(sent: unknown): string | undefined {
  if (typeof sent === 'string') return sent
  if (sent instanceof URLSearchParams) return sent.toString()
  if (sent instanceof ArrayBuffer || ArrayBuffer.isView(sent))
    return sent.byteLength > 64 * 1024 ? undefined : new TextDecoder().decode(sent)
  if (sent instanceof FormData) {
    const form = new URLSearchParams()
    for (const [name, value] of sent.entries()) form.append(name, typeof value === 'string' ? value : '')
    return form.toString()
  }
  return undefined
}

/** Files and streams are nobody's token response. */
function isDownload(headers: readonly HeaderField[]): boolean {
  const value = (name: string) => headers.find((field) => field.name === name)?.value ?? ''
  if (/^(image|audio|video|font)\/|octet-stream|event-stream|zip|pdf/i.test(value('content-type'))) return true
  return Number(value('content-length') || 0) > 1024 * 1024
}

function headersOf(headers: Headers): readonly HeaderField[] {
  return [...headers].map(([name, value]) => ({ name, value }))
}

function headerLines(lines: string): readonly HeaderField[] {
  return lines
    .split('\r\n')
    .filter((line) => line.includes(':'))
    .map((line) => ({
      name: line.slice(0, line.indexOf(':')).toLowerCase(),
      value: line.slice(line.indexOf(':') + 1).trim(),
    }))
}

function textOf(xhr: XMLHttpRequest): string | undefined {
  if (xhr.responseType === '' || xhr.responseType === 'text') return xhr.responseText
  if (xhr.responseType === 'json') return xhr.response === null ? undefined : JSON.stringify(xhr.response)
  if (xhr.response instanceof ArrayBuffer) return bodyText(xhr.response)
  return undefined
}

function cut(text: string): Body {
  return text.length <= 256 * 1024 ? { text } : { text: text.slice(0, 256 * 1024), truncated: true }
}
