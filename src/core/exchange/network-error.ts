import type { NetworkError, NetworkErrorKind } from '../model/http-exchange.ts'

/** Sorts the word of a browser or of a HAR file (`_error`) for a request that got no answer. `code` keeps that word. */
export function toNetworkError(code: string): NetworkError {
  return { kind: kindOf(code), code }
}

/** First match wins; patterns are searched in the code without its prefix. */
const kinds: readonly (readonly [NetworkErrorKind, RegExp])[] = [
  [
    'blockedByClient',
    /BLOCKED_BY_(CLIENT|ADMINISTRATOR|ENTERPRISE)|CONTENT_BLOCKED|ERROR_(TRACKING|BLOCKED|MALWARE|PHISHING|UNWANTED|HARMFUL|CRYPTOMINING|FINGERPRINTING|SOCIALTRACKING)/,
  ],
  ['mixedContent', /MIXED_CONTENT|MIXED-CONTENT|INSECURE_(RESPONSE|REQUEST)/],
  [
    'blockedByResponse',
    /BLOCKED_BY_(RESPONSE|ORB|CSP|CORB)|CSP|XFO|COOP|COEP|CORP_|X_FRAME_OPTIONS|LOCAL_NETWORK_ACCESS|PRIVATE_NETWORK_ACCESS/,
  ],
  ['cors', /CORS|DOM_BAD_URI|PREFLIGHT|PREFLIGHTMISSING|ALLOW_?ORIGIN|TAINTED/],
  ['proxy', /PROXY|TUNNEL_CONNECTION|SOCKS|PAC_/],
  ['dns', /NAME_NOT_RESOLVED|NAME_RESOLUTION|UNKNOWN_HOST|DNS|HOST_RESOLVER|COULD NOT RESOLVE/],
  ['tls', /SSL|CERT|TLS|SEC_ERROR|ERROR_INTER_|MOZILLA_PKIX|ECH_|INADEQUATE_SECURITY|CLASS_SECURITY|SECURITY LIBRARY/],
  ['refused', /CONNECTION_REFUSED|REFUSED/],
  ['timeout', /TIMED_?OUT|TIMEOUT/],
  [
    'reset',
    /CONNECTION_(RESET|CLOSED|ABORTED)|NET_RESET|NET_INTERRUPT|EMPTY_RESPONSE|PARTIAL_TRANSFER|PROTOCOL_ERROR|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH|INVALID_HTTP_RESPONSE|RESPONSE_HEADERS_TRUNCATED|SOCKET_NOT_CONNECTED/,
  ],
  [
    'unreachable',
    /UNREACHABLE|INTERNET_DISCONNECTED|NETWORK_CHANGED|NETWORK_ACCESS_DENIED|OFFLINE|ADDRESS_INVALID|NETWORK_IO_SUSPENDED|UNSAFE_PORT|PORT_ACCESS/,
  ],
  ['aborted', /ABORT|CANCEL/],
]

function kindOf(code: string): NetworkErrorKind {
  const word = code.slice(0, 200).toUpperCase()
  return kinds.find(([, pattern]) => pattern.test(word))?.[0] ?? 'other'
}
