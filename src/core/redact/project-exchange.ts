import type { ExchangeContext, HttpExchange, NetworkError } from '../model/http-exchange.ts'
import { leaveOut, projectBody } from './project-body.ts'
import { projectHeader } from './project-header.ts'
import { projectText } from './project-text.ts'
import { projectRequestUrl, projectUrl } from './project-url.ts'
import type { Projection } from './projection.ts'
import { constant, known, type SafeOf } from './safe.ts'
import { methods } from './vocabulary.ts'

/** An exchange built anew from what is known to be harmless. `readable`: rules read its bodies. */
export function projectExchange(
  exchange: HttpExchange,
  projection: Projection,
  readable: boolean,
): SafeOf<HttpExchange> {
  const { request, response, error } = exchange
  const body = readable ? projectBody : leaveOut
  // A page may report codes and tokens to somebody else: what is sent is looked into, unless it is an upload.
  const isShort = (request.body?.text?.length ?? 0) <= longestRequest
  const requestBody = readable || isShort ? projectBody : leaveOut
  return {
    id: projection.exchangeId(exchange.id),
    startedAt: projection.moment(exchange.startedAt),
    ...(exchange.endedAt !== undefined && { endedAt: projection.moment(exchange.endedAt) }),
    request: {
      method: known(methods, request.method) ?? constant('OTHER'),
      url: projectRequestUrl(request.url, projection),
      ...(request.headers && { headers: request.headers.flatMap((field) => projectHeader(field, projection) ?? []) }),
      ...(request.body && { body: requestBody(request.body, projection) }),
    },
    ...(response && {
      response: {
        status: statusOf(response.status),
        ...(response.headers && {
          headers: response.headers.flatMap((field) => projectHeader(field, projection) ?? []),
        }),
        ...(response.body && { body: body(response.body, projection) }),
        ...(response.redirectUrl !== undefined && { redirectUrl: projectUrl(response.redirectUrl, projection) }),
      },
    }),
    ...(error && { error: projectError(error) }),
    context: projectContext(exchange.context, projection),
    ...(exchange.redirectedFrom !== undefined && { redirectedFrom: projection.exchangeId(exchange.redirectedFrom) }),
    ...(exchange.redirectedTo !== undefined && { redirectedTo: projection.exchangeId(exchange.redirectedTo) }),
    ...(exchange.documentText !== undefined && { documentText: projectText(exchange.documentText, projection) }),
    provenance: exchange.provenance,
  }
}

const longestRequest = 64_000

function statusOf(status: number): number {
  return Number.isInteger(status) && status >= 100 && status <= 599 ? status : 0
}

/** A code is made of the browser's own words; an unknown one is only told by its kind. */
function projectError({ kind, code }: NetworkError): SafeOf<NetworkError> {
  const words = code.split(/(net::|_|-)/)
  if (exactCodes.has(code)) return { kind, code: known(exactCodes, code) ?? constant('other') }
  const isCode = /^(?:net::)?[A-Z][A-Z_0-9]{2,79}$/.test(code) && words.every((word) => errorWords.has(word))
  return { kind, code: (isCode ? known(new Set([code]), code) : undefined) ?? constant('other') }
}

/** What a page, and not the network, says stopped a request. */
const exactCodes: ReadonlySet<string> = new Set([
  'csp',
  'blocked:csp',
  'mixed-content',
  'origin',
  'orb',
  'coep',
  'corp',
  'no answer',
])

const errorWords: ReadonlySet<string> = new Set([
  '',
  '_',
  '-',
  'net::',
  ...`ERR NS NET SEC SSL ERROR BINDING CONNECTION REFUSED RESET CLOSED ABORTED FAILED NAME NOT RESOLVED RESOLUTION UNKNOWN
  HOST TIMED OUT TIMEOUT INTERNET DISCONNECTED ADDRESS UNREACHABLE INVALID CERT AUTHORITY DATE COMMON REVOKED WEAK SIGNATURE
  ALGORITHM VERSION OR CIPHER MISMATCH PROTOCOL BLOCKED BY CLIENT ADMINISTRATOR RESPONSE CSP ORB COEP CORP SAME ORIGIN PROXY
  TUNNEL SOCKS EMPTY INCOMPLETE CHUNKED ENCODING CONTENT LENGTH HTTP2 QUIC HTTP TOO MANY REDIRECTS REDIRECTED NETWORK CHANGED
  ACCESS DENIED IO SUSPENDED UNSAFE PORT CACHE MISS FILE FOUND INTERRUPT OFFLINE DOCUMENT CANCELED CANCELLED MALFORMED URI DOM
  BAD PARTIAL TRANSFER INSECURE EXPIRED ISSUER UNTRUSTED CERTIFICATE MOZILLA PKIX SELF SIGNED TRACKING CORS MIXED
  HEADERS TRUNCATED SERVER SOCKET IS CONNECTED READ WRITE CONNECT UNEXPECTED MALWARE PHISHING UNWANTED HARMFUL
  ENTERPRISE DNS SERVFAIL ABORT REQUEST TOO BIG LARGE FORMAT X FRAME OPTIONS PRIVATE LOCAL DOMAIN HOST VALID YET INADEQUATE SECURITY OCSP PINNED KEY CHAIN NULL REDIRECT LOOP STATUS CODE WEBSOCKET CONTENT DECODING OVERRIDABLE UNSUPPORTED SHA1 IN USED AS END ENTITY V1 REUSED`.split(
    /\s+/,
  ),
])

function projectContext(context: ExchangeContext, projection: Projection): SafeOf<ExchangeContext> {
  const { resourceType, tab, frame, parentFrame, openerTab, tabClosedAt, documentId, initiator, incognito, armed } =
    context
  return {
    resourceType,
    ...(tab !== undefined && { tab: projection.tab(tab) }),
    ...(frame !== undefined && { frame: projection.frame(frame) }),
    ...(parentFrame !== undefined && { parentFrame: projection.frame(parentFrame) }),
    ...(openerTab !== undefined && { openerTab: projection.tab(openerTab) }),
    ...(tabClosedAt !== undefined && { tabClosedAt: projection.moment(tabClosedAt) }),
    ...(documentId !== undefined && { documentId: projection.documentId(documentId) }),
    ...(initiator !== undefined && { initiator: projectUrl(initiator, projection) }),
    ...(incognito && { incognito }),
    ...(armed && { armed }),
  }
}
