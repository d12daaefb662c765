import type { NetworkError, NetworkErrorKind } from '../model/http-exchange.ts'

/** Chromium's net error list, Firefox's nsresult names, and the wording of tools that have neither. First match wins. */
const kinds: readonly (readonly [RegExp, NetworkErrorKind])[] = [
  [/name_not_resolved|name_resolution|dns|unknown_host|enotfound|getaddrinfo/i, 'dns'],
  [/blocked_by_client|blocked_by_administrator/i, 'blockedByClient'],
  [/mixed_content/i, 'mixedContent'],
  [/blocked_by_(response|csp|orb)|x_frame|coep|corp/i, 'blockedByResponse'],
  [/cors/i, 'cors'],
  [/proxy|tunnel/i, 'proxy'],
  [/cert|ssl|tls|sec_error|mozilla_pkix/i, 'tls'],
  [/refused/i, 'refused'],
  [/timed_?out|timeout/i, 'timeout'],
  [/unreachable|internet_disconnected|address_invalid|offline/i, 'unreachable'],
  [/connection_(reset|closed|aborted)|net_(reset|interrupt)|empty_response|econnreset|socket hang up/i, 'reset'],
  [/abort|cancel/i, 'aborted'],
]

export function toNetworkError(code: string): NetworkError {
  return { kind: kinds.find(([pattern]) => pattern.test(code))?.[1] ?? 'other', code }
}
