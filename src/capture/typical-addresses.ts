/**
 * Addresses under which authorization servers usually answer, and parameters that OAuth puts into addresses, as match
 * patterns. The last part of a pattern covers path and query, and tells upper from lower case.
 *
 * This is a saving and never the classifier: each event that a browser delivers costs, so while no tab is armed only
 * requests to these addresses are listened to, besides all navigations. What is kept of them is decided by their
 * parameters as always (`interest.ts`), and while a tab is armed everything is listened to. docs/coverage.md says what
 * the saving misses.
 */
export const typicalAddresses: readonly string[] = [
  // A first letter is left out where some write it large.
  ...anywhere('oken', 'auth', 'OAuth', 'openid', 'OpenId', '.well-known/', 'jwks', 'keys', 'certs'),
  ...anywhere('serinfo', 'serInfo', 'introspect', 'revo', 'pushed', 'fedcm'),
  ...anywhere('device/code', 'device_code', 'devicecode'),
  ...anywhere('ogout', 'ignout', 'ignOut', 'end_session', 'ndSession', 'ndsession', 'session/end'),
  ...anywhere('client_id=', 'grant_type=', 'response_type=', 'redirect_uri=', 'request_uri=', 'code_verifier='),
  // Words too common to be looked for elsewhere; "me" and "request" are userinfo and pushed requests of node-oidc-provider.
  ...atTheEnd('par', 'device', 'register', 'me', 'request'),
]

function anywhere(...words: readonly string[]): readonly string[] {
  return words.map((word) => `*://*/*${word}*`)
}

function atTheEnd(...names: readonly string[]): readonly string[] {
  return names.flatMap((name) => [`*://*/${name}`, `*://*/*/${name}`])
}
