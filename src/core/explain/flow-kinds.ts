import type { FlowKind } from '../model/flow.ts'

export interface FlowKindText {
  /** As a list shows it, and as a sentence begins: "Login failed …". */
  readonly name: string
  /** The short technical name: `code`, `implicit`. */
  readonly short: string
  /** For learners: what kind of run this is. */
  readonly what: string
}

export const flowKindTexts: Readonly<Record<FlowKind, FlowKindText>> = {
  authorizationCode: {
    name: 'Login',
    short: 'code',
    what: 'Authorization code flow: the browser carries a short-lived code to the app, and the app exchanges it for tokens. This is the way to sign users in today, together with PKCE.',
  },
  implicit: {
    name: 'Login',
    short: 'implicit',
    what: 'Implicit flow: tokens come back in the address itself. It is outdated, because addresses leak; use the authorization code flow with PKCE.',
  },
  hybrid: {
    name: 'Login',
    short: 'hybrid',
    what: 'Hybrid flow: an ID token comes back with the code, so that the app knows the user before it exchanges the code.',
  },
  silentRenew: {
    name: 'Silent renew',
    short: 'prompt=none',
    what: 'The app asks, in a hidden frame, whether the user is still signed in at the server. "login_required" is a normal answer: nobody is signed in.',
  },
  refresh: {
    name: 'Refresh',
    short: 'refresh_token',
    what: 'The app gets a new access token with its refresh token, without the user.',
  },
  deviceAuthorization: {
    name: 'Device login',
    short: 'device code',
    what: 'A device shows a code, the user enters it on another device, and the first one asks until it is done.',
  },
  clientCredentials: {
    name: 'Client credentials',
    short: 'client_credentials',
    what: 'An app gets a token for itself, with its own credentials; no user takes part. It belongs on a server, never into a browser.',
  },
  password: {
    name: 'Password grant',
    short: 'password',
    what: 'The app collects the user’s password and sends it. It is outdated and must not be used (RFC 9700).',
  },
  tokenExchange: {
    name: 'Token exchange',
    short: 'token-exchange',
    what: 'One token is exchanged for another: for another API, or on behalf of somebody.',
  },
  jwtBearer: {
    name: 'JWT bearer grant',
    short: 'jwt-bearer',
    what: 'A signed assertion takes the place of the user’s consent.',
  },
  ciba: {
    name: 'Backchannel login',
    short: 'ciba',
    what: 'The server asks the user on another device while the app waits.',
  },
  logout: { name: 'Logout', short: 'logout', what: 'The app ends the user’s session at the authorization server.' },
  frontChannelLogout: {
    name: 'Logout notice',
    short: 'front-channel',
    what: 'The authorization server loads a page of the app in a hidden frame, so that the app ends its own session too.',
  },
  backChannelLogout: {
    name: 'Logout notice',
    short: 'back-channel',
    what: 'The authorization server tells the app with a signed token that a session has ended.',
  },
  sessionManagement: {
    name: 'Session check',
    short: 'session iframe',
    what: 'The app loads a frame of the authorization server and asks it, by messages, whether the session there has changed.',
  },
  revocation: { name: 'Revocation', short: 'revoke', what: 'A token is declared invalid.' },
  introspection: { name: 'Introspection', short: 'introspect', what: 'An API asks the server about a token.' },
  registration: { name: 'Client registration', short: 'register', what: 'An app registers itself at the server.' },
  fedcm: { name: 'FedCM login', short: 'FedCM', what: 'The browser itself mediates the login.' },
  resourceAccess: {
    name: 'API calls',
    short: 'API',
    what: 'Calls with an access token whose issue was not seen: the login happened earlier, elsewhere, or on a server.',
  },
  discovery: {
    name: 'Discovery',
    short: 'discovery',
    what: 'Configuration or keys of a server were read, and no login followed.',
  },
  unknownGrant: {
    name: 'Token request',
    short: 'unknown grant',
    what: 'A token request whose grant_type is missing or unknown.',
  },
}
