import { config } from '/config.js'

const { origins } = config

/** How each situation's login differs from a plain one; read by the page that starts it and by the one that ends it. */
const logins = {
  'code-query': {},
  fragment: { request: { response_mode: 'fragment' } },
  'form-post': { request: { response_mode: 'form_post' } },
  jarm: { request: { response_mode: 'query.jwt' } },
  implicit: { request: { response_type: 'id_token token', nonce: 'n-1' }, redeem: 'nothing' },
  hybrid: { request: { response_type: 'code id_token', nonce: 'n-1' } },
  par: { pushed: true },
  jar: { signed: true },
  'jar-by-reference': { referred: true, issuer: `${origins.server}/by-hand` },
  'three-sites': { request: { login_hint: 'partner' } },
  'custom-scheme': { request: { client_id: 'native-app', redirect_uri: 'com.example.app:/callback' } },
  'back-end': { request: { redirect_uri: `${origins.app}/on-server/back-end` }, verifier: config.serverVerifier },
  xhr: { redeem: 'by XHR' },
  keepalive: { redeem: 'with keepalive' },
  blob: { redeem: 'with a Blob body' },
  'moves-on': { leavesTo: 'home' },
  prefetch: { leavesTo: 'home' },
  'silent-frame': { issuer: origins.serverOnAppSite },
  'web-message': { issuer: origins.serverOnAppSite },
  'renew-beside-login': { issuer: origins.serverOnAppSite },
  dpop: { dpop: true },
  untypical: { tokenEndpoint: `${origins.server}/exchange` },
  'redirect-307': { tokenEndpoint: `${origins.server}/by-hand/307/token` },
  'redirect-302': { tokenEndpoint: `${origins.server}/by-hand/302/token` },
  'no-preflight': { tokenEndpoint: `${origins.server}/by-hand/no-preflight/token`, header: { 'x-trace': '1' } },
  'no-cors': { tokenEndpoint: `${origins.server}/by-hand/no-cors/token` },
  refused: { tokenEndpoint: `${origins.closed}/token` },
  reset: { tokenEndpoint: `${origins.server}/by-hand/reset/token` },
  // No browser looks up an .onion name, so nothing leaves this machine.
  'unknown-host': { tokenEndpoint: 'http://login.onion/token' },
  'devtools-late': { mistake: { code_verifier: 'not-the-one-that-the-challenge-was-made-of-0123456789' } },
  aborted: { tokenEndpoint: `${origins.server}/by-hand/silent/token`, abortAfter: 150 },
}

/** The second part of the page's path names the situation. */
export const situation = location.pathname.split('/')[2] ?? ''

export const settings = { issuer: origins.server, request: {}, redeem: 'by fetch', ...logins[situation] }
