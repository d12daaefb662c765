import type { MessageType, OAuthMessage } from '../model/message.ts'
import { messagesOf } from './messages-of.ts'

/** What an address is for, told by the message that was sent to it. */
export type EndpointKind =
  | 'authorization'
  | 'token'
  | 'userInfo'
  | 'revocation'
  | 'introspection'
  | 'pushedAuthorization'
  | 'deviceAuthorization'
  | 'backchannelAuthentication'
  | 'registration'
  | 'logout'
  | 'logoutNotice'
  | 'sessionIframe'
  | 'metadata'
  | 'keys'
  | 'signIn'
  | 'fedcm'
  | 'preflight'
  | 'callback'
  | 'api'

export interface Endpoint {
  readonly kind: EndpointKind
  /** For a sentence: "the token endpoint". */
  readonly name: string
}

const endpointOfMessage: Readonly<Partial<Record<MessageType, Endpoint>>> = {
  AuthorizationRequest: { kind: 'authorization', name: 'the authorization endpoint' },
  AuthorizationErrorPage: { kind: 'authorization', name: 'the authorization endpoint' },
  TokenRequest: { kind: 'token', name: 'the token endpoint' },
  UserInfoRequest: { kind: 'userInfo', name: 'the UserInfo endpoint' },
  RevocationRequest: { kind: 'revocation', name: 'the revocation endpoint' },
  IntrospectionRequest: { kind: 'introspection', name: 'the introspection endpoint' },
  PushedAuthorizationRequest: { kind: 'pushedAuthorization', name: 'the pushed authorization request endpoint' },
  DeviceAuthorizationRequest: { kind: 'deviceAuthorization', name: 'the device authorization endpoint' },
  BackchannelAuthenticationRequest: {
    kind: 'backchannelAuthentication',
    name: 'the backchannel authentication endpoint',
  },
  RegistrationRequest: { kind: 'registration', name: 'the registration endpoint' },
  LogoutRequest: { kind: 'logout', name: 'the logout endpoint' },
  FrontChannelLogoutRequest: { kind: 'logoutNotice', name: "the app's page for front-channel logout" },
  BackChannelLogoutRequest: { kind: 'logoutNotice', name: "the app's endpoint for back-channel logout" },
  SessionIframe: { kind: 'sessionIframe', name: "the server's session iframe" },
  MetadataRequest: { kind: 'metadata', name: 'the configuration address' },
  JWKSetRequest: { kind: 'keys', name: 'the address of the signing keys' },
  SignInPage: { kind: 'signIn', name: 'a sign-in page' },
  FedCMMessage: { kind: 'fedcm', name: 'a FedCM endpoint' },
  CorsPreflight: { kind: 'preflight', name: 'the permission request (OPTIONS)' },
  ResourceRequest: { kind: 'api', name: 'the API' },
  AuthorizationResponse: { kind: 'callback', name: "the app's callback" },
  LogoutResponse: { kind: 'callback', name: "the app's page after logout" },
}

/** What the address of an exchange is for, or undefined when none of the messages was read from it. A request tells better than an answer. */
export function endpointOf(messages: readonly OAuthMessage[], exchange: string): Endpoint | undefined {
  const found = messagesOf(messages, exchange).flatMap(({ type }) => endpointOfMessage[type] ?? [])
  return found.find((each) => each.kind !== 'callback' && each.kind !== 'signIn') ?? found[0]
}

/** Endpoints that the authorization server answers and a program calls; its pages for people are not among them. */
export function isServerEndpoint({ kind }: Endpoint): boolean {
  return !['api', 'callback', 'preflight', 'fedcm', 'signIn', 'logoutNotice', 'sessionIframe'].includes(kind)
}
