import type { Parameter } from '../model/message.ts'
import { decodeToken } from '../token/decode.ts'
import { isJsonObject, memberOf } from '../token/json.ts'
import { hasAuthorizationShape } from './authorization-shape.ts'
import { wellKnownOf } from './metadata-url.ts'
import { parameterValue } from './parse-form.ts'
import { comparable, parseUrl } from './parse-url.ts'
import type { ReadExchange } from './read-exchange.ts'

/** What a metadata document says an address is for (RFC 8414 §2, OIDC Discovery §3). */
export type EndpointRole =
  | 'authorization'
  | 'token'
  | 'jwks'
  | 'userinfo'
  | 'pushedAuthorization'
  | 'revocation'
  | 'introspection'
  | 'registration'
  | 'deviceAuthorization'
  | 'backchannelAuthentication'
  | 'endSession'
  | 'sessionIframe'

/** What the whole trace tells about its addresses and values, so that one exchange can be judged in its context. */
export interface Knowledge {
  /** The role that a metadata document gives to an address. */
  roleOf(read: ReadExchange): EndpointRole | undefined
  isRedirectUri(url: string): boolean
  isState(value: string | undefined): boolean
  isIssuedToken(value: string): boolean
  /** A token request brought this code to a token endpoint. */
  isExchangedCode(value: string | undefined): boolean
  isClientOrigin(origin: string | undefined): boolean
}

/** Shorter values are not taken for tokens or states: they would match by chance. */
const minTokenLength = 6

export function gatherKnowledge(reads: readonly ReadExchange[]): Knowledge {
  const roles = new Map<string, EndpointRole>()
  const redirectUris = new Set<string>()
  const clientOrigins = new Set<string>()
  const states = new Set<string>()
  const tokens = new Set<string>()
  const codes = new Set<string>()

  const learnRedirectUri = (uri: string | undefined) => {
    if (uri === undefined || uri === '') return
    redirectUris.add(comparable(uri))
    const { origin } = parseUrl(uri)
    if (origin !== undefined) clientOrigins.add(origin)
  }
  const learnRequest = (parameters: readonly Parameter[]) => {
    learnRedirectUri(parameterValue(parameters, 'redirect_uri'))
    const state = parameterValue(parameters, 'state')
    if (state) states.add(state)
    const object = parameterValue(parameters, 'request')
    const decoded = object === undefined ? undefined : decodeToken(object)
    if (decoded?.kind !== 'jws') return
    const { redirect_uri: uri, state: inner } = decoded.claims
    if (typeof uri === 'string') learnRedirectUri(uri)
    if (typeof inner === 'string' && inner !== '') states.add(inner)
  }
  const learnToken = (value: unknown) => {
    if (typeof value === 'string' && value.length >= minTokenLength) tokens.add(value)
  }

  for (const read of reads) {
    const document = read.responseBody.object
    if (document && wellKnownOf(read.url.endpoint)) learnRoles(document, roles)
    if (hasAuthorizationShape(read)) learnRequest(read.parameters)
    if (read.method === 'POST' && parameterValue(read.parameters, 'grant_type') !== undefined) {
      const code = parameterValue(read.parameters, 'code')
      if (code) codes.add(code)
      learnRedirectUri(parameterValue(read.parameters, 'redirect_uri'))
    }
    learnToken(memberOf(document, 'access_token'))
    for (const nested of Object.values(document ?? {})) {
      if (isJsonObject(nested)) learnToken(memberOf(nested, 'access_token'))
    }
    if (read.isNavigation) {
      learnToken(parameterValue(read.url.fragment, 'access_token'))
      learnToken(parameterValue(read.requestBody.parameters, 'access_token'))
      const location = read.exchange.response?.redirectUrl
      if (location?.includes('access_token')) learnToken(parameterValue(parseUrl(location).fragment, 'access_token'))
    }
  }

  return {
    roleOf: (read) => roles.get(read.place),
    isRedirectUri: (url) => redirectUris.has(comparable(url)),
    isState: (value) => value !== undefined && states.has(value),
    isIssuedToken: (value) => tokens.has(value),
    isExchangedCode: (value) => value !== undefined && codes.has(value),
    isClientOrigin: (origin) => origin !== undefined && clientOrigins.has(origin),
  }
}

const roleOfMember: readonly (readonly [string, EndpointRole])[] = [
  ['authorization_endpoint', 'authorization'],
  ['token_endpoint', 'token'],
  ['jwks_uri', 'jwks'],
  ['userinfo_endpoint', 'userinfo'],
  ['pushed_authorization_request_endpoint', 'pushedAuthorization'],
  ['revocation_endpoint', 'revocation'],
  ['introspection_endpoint', 'introspection'],
  ['registration_endpoint', 'registration'],
  ['device_authorization_endpoint', 'deviceAuthorization'],
  ['backchannel_authentication_endpoint', 'backchannelAuthentication'],
  ['end_session_endpoint', 'endSession'],
  ['check_session_iframe', 'sessionIframe'],
]

function learnRoles(document: Readonly<Record<string, unknown>>, roles: Map<string, EndpointRole>) {
  const aliases = memberOf(document, 'mtls_endpoint_aliases')
  for (const source of [document, isJsonObject(aliases) ? aliases : {}]) {
    for (const [member, role] of roleOfMember) {
      const url = memberOf(source, member)
      if (typeof url !== 'string' || url === '') continue
      // Where one address serves several purposes the parameters decide; of a token request they are the plainest.
      if (roles.get(comparable(url)) !== 'token') roles.set(comparable(url), role)
    }
  }
}
