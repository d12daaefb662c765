/** One way to use or break a login, as data: what the client, the server and the person do, and what should be found. */
export interface Scenario {
  /** Kebab-case and equal to the file name; also the path of this scenario's own issuer. */
  readonly id: string
  readonly title: string
  readonly group: Group
  /** One or two sentences: what will happen. */
  readonly happens: string
  /** One sentence: what the inspector should find. */
  readonly finds: string
  /** How the client differs from the healthy one. */
  readonly client?: ClientSwitch
  /** How the real authorization server is configured differently. */
  readonly server?: ServerSwitch
  /** What the proxy in front of the server does, where no server would do it on request. */
  readonly fault?: Fault
  /** Which button the person presses on the server's sign-in page. */
  readonly user?: 'signs in' | 'cancels'
  readonly steps: readonly Step[]
  /** Text that the error must contain which the app itself experiences; absent when all steps work. */
  readonly appError?: string
  /** Where the person ends up: a scenario may stop on a page of the server, and then the app never hears of it. */
  readonly endsAt?: 'app' | 'server'
  readonly expected: Expected
}

export const groups = [
  'Healthy',
  'Sign-in request',
  'Sign-in answer',
  'Token request',
  'Token answer',
  'Refresh',
  'API',
  'Network',
  'Browser',
] as const

export type Group = (typeof groups)[number]

/** What the inspector should say about the scenario's main flow. */
export interface Expected {
  readonly status: 'succeeded' | 'failed' | 'incomplete'
  /** The id of the root-cause rule, or null when nothing is wrong. */
  readonly cause: string | null
}

export interface ClientSwitch {
  readonly client_id?: string
  /** Sent with the token request, as a confidential client does. */
  readonly client_secret?: string
  /** `{host}` stands for the app's host and port. */
  readonly redirect_uri?: string
  readonly scope?: string
  /** Ask for an access token made for the API (RFC 8707). Without it the token is opaque. */
  readonly resource?: 'api'
  readonly prompt?: 'consent'
  /** Fetch the UserInfo claims after the code exchange. */
  readonly userInfo?: true
  /** Instead of the token endpoint that discovery names. */
  readonly tokenEndpoint?: 'wrong path' | 'closed port'
}

/** Lifetimes in seconds. */
export interface ServerSwitch {
  readonly codeLifetime?: number
  readonly accessTokenLifetime?: number
  readonly refreshTokenLifetime?: number
  /** Tell clients why a grant was refused, instead of only that it was. */
  readonly explainsRefusals?: true
  /** The server runs on a sub-domain of the app, so that its cookies count as the app's own in a frame. */
  readonly onAppSite?: true
}

export type Endpoint = 'authorization' | 'token'

export type Fault =
  | { readonly kind: 'block page' | 'outage'; readonly endpoint: Endpoint }
  | { readonly kind: 'rate limit'; readonly endpoint: Endpoint; readonly retryAfter: number }
  | { readonly kind: 'no CORS headers' | 'preflight refused' | 'web page as answer'; readonly endpoint: 'token' }
  | { readonly kind: 'member removed'; readonly endpoint: 'token'; readonly member: 'access_token' | 'token_type' }
  | { readonly kind: 'request changed'; readonly endpoint: 'authorization'; readonly parameter: 'nonce' }
  | { readonly kind: 'response changed'; readonly endpoint: 'authorization'; readonly parameter: 'state' }
  | {
      readonly kind: 'response changed'
      readonly endpoint: 'authorization'
      readonly parameter: 'iss'
      readonly to: string
    }

/** What the app does, one after another. A step that fails ends the run, unless the scenario expects that failure. */
export type Step =
  /** oidc-client-ts: leave for the authorization endpoint, with another redirect URI than the client's if one is given. */
  | { readonly do: 'sign in'; readonly redirect_uri?: string }
  /** oidc-client-ts: read the callback, redeem the code, check the ID token's claims. */
  | { readonly do: 'finish sign-in' }
  | { readonly do: 'sign in by popup' }
  /** oidc-client-ts: `prompt=none` in a hidden frame. */
  | { readonly do: 'sign in silently'; readonly expectError?: string }
  | { readonly do: 'refresh' }
  | { readonly do: 'revoke'; readonly token: 'access_token' | 'refresh_token' }
  | { readonly do: 'sign out' }
  | { readonly do: 'finish sign-out' }
  /** jose: fetch the server's keys and check the ID token's signature. */
  | { readonly do: 'verify ID token' }
  | { readonly do: 'call API'; readonly method: 'GET' | 'POST' }
  | { readonly do: 'wait'; readonly seconds: number }
  /** oauth4webapi: leave for the authorization endpoint. */
  | { readonly do: 'start login' }
  /** oauth4webapi: read the callback, check `state` and `iss`. */
  | { readonly do: 'read callback' }
  /** oauth4webapi, or a hand-written request where the library refuses the mistake. */
  | { readonly do: 'redeem code'; readonly mistake?: RedeemMistake }

export type RedeemMistake =
  | 'twice'
  | 'other redirect_uri'
  | 'no verifier'
  | 'other verifier'
  | 'as JSON'
  | 'no code'
  | 'misspelt grant_type'
  | 'custom header'

export function defineScenario(scenario: Scenario): Scenario {
  return scenario
}
