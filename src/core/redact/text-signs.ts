/** Words by which pages tell what they are, beside the dictionaries of errors: block pages, proxies, servers, sign-in pages. */
const signs =
  /\b(?:cloudflare|attention required!?|ray id|akamai|access denied|reference #|incapsula|imperva|request unsuccessful|incident id|aws ?waf|mod_?security|not acceptable|forbidden|blocked|your ip(?: address)?|ip address|firewall|request (?:was )?blocked|the requested url was rejected|support id|captcha|checking your browser|too many requests|rate limit(?:ed)?|bad gateway|service unavailable|gateway time-?out|internal server error|not found|maintenance|temporarily unavailable|nginx|apache|envoy|sign in|sign-in|log ?in|login|password|username|redirect[_ ]uri|client[_ ]id|client|mismatch|invalid|unknown|expired|missing|required|error|unauthori[sz]ed|unregistered|not registered|not allowed|try again|oops|audience|aud|issuer|jwt|jws|malformed|signature|segments?|parts|well[- ]?formed|(?:unable|failed) to (?:parse|decode|validate|verify) (?:the )?(?:jwt|token)|not a (?:valid )?jwt|must have (?:3|three) (?:parts|segments)|wrong number of segments|not enough segments|no dots were found|invalid compact jws|expected|must be|does not match|csrf|xsrf|antiforgery|rate limit|verification failed|(?:request )?header or cookie too large|header fields? too large|request too long|request-ur[il] too (?:large|long)|exceeds server limit|request header is too large|bad request|something went wrong)\b/gi

export function signSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.slice(0, 20_000).matchAll(signs)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }))
}
