import type { FlowKind } from '../model/flow.ts'
import type { AuthorizationRequest, MessageType, TokenRequest } from '../model/message.ts'
import { authorizationRequestOf, type Draft, firstOfType } from './draft.ts'

const kindOfAnchor: Readonly<Partial<Record<MessageType, FlowKind>>> = {
  DeviceAuthorizationRequest: 'deviceAuthorization',
  BackchannelAuthenticationRequest: 'ciba',
  LogoutRequest: 'logout',
  LogoutResponse: 'logout',
  FrontChannelLogoutRequest: 'frontChannelLogout',
  BackChannelLogoutRequest: 'backChannelLogout',
  SessionIframe: 'sessionManagement',
  RevocationRequest: 'revocation',
  IntrospectionRequest: 'introspection',
  RegistrationRequest: 'registration',
  FedCMMessage: 'fedcm',
  ResourceRequest: 'resourceAccess',
  UserInfoRequest: 'resourceAccess',
  MetadataRequest: 'discovery',
  JWKSetRequest: 'discovery',
  CorsPreflight: 'discovery',
}

const kindOfGrant: Readonly<Record<string, FlowKind>> = {
  authorization_code: 'authorizationCode',
  refresh_token: 'refresh',
  client_credentials: 'clientCredentials',
  password: 'password',
  'urn:ietf:params:oauth:grant-type:device_code': 'deviceAuthorization',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'tokenExchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'jwtBearer',
  'urn:openid:params:grant-type:ciba': 'ciba',
}

/** What a run was: by its authorization request when there is one, else by the message that opened it. */
export function kindOf(draft: Draft): FlowKind {
  const request = authorizationRequestOf(draft)
  if (request) return isSilent(request) ? 'silentRenew' : kindOfResponseType(request.response_type)
  const response = firstOfType(draft.messages, 'AuthorizationResponse')
  if (response)
    return response.access_token !== undefined && response.code === undefined ? 'implicit' : 'authorizationCode'
  if (draft.anchor.type === 'TokenRequest') return kindOfTokenRequest(draft.anchor)
  return kindOfAnchor[draft.anchor.type] ?? 'authorizationCode'
}

/** OIDCC §3.1.2.1 `prompt=none`; frames and web_message do not show anything to the user either. */
export function isSilent(request: AuthorizationRequest): boolean {
  if (request.prompt?.split(' ').includes('none')) return true
  return request.inFrame && (request.response_mode === 'web_message' || request.response_mode === 'okta_post_message')
}

function kindOfResponseType(responseType: string | undefined): FlowKind {
  const types = new Set((responseType ?? 'code').split(/[ +]/))
  const front = types.has('token') || types.has('id_token')
  if (types.has('code')) return front ? 'hybrid' : 'authorizationCode'
  return front ? 'implicit' : 'authorizationCode'
}

function kindOfTokenRequest(request: TokenRequest): FlowKind {
  const known = kindOfGrant[request.grant_type ?? '']
  if (known) return known
  if (request.code !== undefined) return 'authorizationCode'
  if (request.refresh_token !== undefined) return 'refresh'
  return 'unknownGrant'
}
