import type { Facts } from '../model/facts.ts'
import type { Flow } from '../model/flow.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type {
  AuthorizationResponse,
  MessageType,
  OAuthMessage,
  ResourceRequest,
  TokenResponse,
  UserInfoRequest,
} from '../model/message.ts'
import { onceFor } from '../model/once-for.ts'
import type { AccessToken, IdToken, Noun } from './rule.ts'

/** The message type behind a noun; `flow`, `exchange` and the tokens are made, not read. */
const messageOf: Readonly<Record<Exclude<Noun, 'flow' | 'exchange' | 'idToken' | 'accessToken'>, MessageType>> = {
  authorizationRequest: 'AuthorizationRequest',
  authorizationResponse: 'AuthorizationResponse',
  authorizationErrorPage: 'AuthorizationErrorPage',
  tokenRequest: 'TokenRequest',
  tokenResponse: 'TokenResponse',
  pushedAuthorizationRequest: 'PushedAuthorizationRequest',
  pushedAuthorizationResponse: 'PushedAuthorizationResponse',
  metadataRequest: 'MetadataRequest',
  metadataResponse: 'MetadataResponse',
  jwkSetRequest: 'JWKSetRequest',
  jwkSetResponse: 'JWKSetResponse',
  userInfoRequest: 'UserInfoRequest',
  userInfoResponse: 'UserInfoResponse',
  resourceRequest: 'ResourceRequest',
  resourceResponse: 'ResourceResponse',
  revocationRequest: 'RevocationRequest',
  revocationResponse: 'RevocationResponse',
  introspectionRequest: 'IntrospectionRequest',
  introspectionResponse: 'IntrospectionResponse',
  deviceAuthorizationRequest: 'DeviceAuthorizationRequest',
  deviceAuthorizationResponse: 'DeviceAuthorizationResponse',
  backchannelAuthenticationRequest: 'BackchannelAuthenticationRequest',
  backchannelAuthenticationResponse: 'BackchannelAuthenticationResponse',
  registrationRequest: 'RegistrationRequest',
  registrationResponse: 'RegistrationResponse',
  logoutRequest: 'LogoutRequest',
  logoutResponse: 'LogoutResponse',
  frontChannelLogoutRequest: 'FrontChannelLogoutRequest',
  frontChannelLogoutResponse: 'FrontChannelLogoutResponse',
  backChannelLogoutRequest: 'BackChannelLogoutRequest',
  backChannelLogoutResponse: 'BackChannelLogoutResponse',
  sessionIframe: 'SessionIframe',
  corsPreflight: 'CorsPreflight',
  fedcmMessage: 'FedCMMessage',
}

/** One thing a rule can be run on. */
export type Subject = Flow | HttpExchange | OAuthMessage | IdToken | AccessToken

export interface NounSource {
  readonly flow: Flow
  readonly flows: readonly Flow[]
  readonly exchanges: ReadonlyMap<string, HttpExchange>
  readonly facts: Facts
}

/** All of a noun in a flow, by time. */
export function subjectsOf(noun: Noun, source: NounSource): readonly Subject[] {
  const known = subjectsIn(source)
  const found = known.get(noun) ?? findSubjects(noun, source)
  known.set(noun, found)
  return found
}

/** Many rules ask for the same of one flow, and each for every one of its subjects. */
const subjectsIn = onceFor((_: NounSource) => new Map<Noun, readonly Subject[]>())

function findSubjects(noun: Noun, source: NounSource): readonly Subject[] {
  switch (noun) {
    case 'flow':
      return [source.flow]
    case 'exchange':
      return source.flow.exchanges.flatMap((id) => source.exchanges.get(id) ?? [])
    case 'idToken':
      return idTokensOf(source)
    case 'accessToken':
      return accessTokensOf(source)
    default:
      return messagesOf(source.flow, noun)
  }
}

/** The one of a noun that belongs to a subject: of the same exchange, else the first of the flow. */
export function companionOf(noun: Noun, subject: Subject, source: NounSource): Subject | undefined {
  const all = subjectsOf(noun, source)
  return byExchange(all).get(exchangeOf(subject)) ?? all[0]
}

const byExchange = onceFor((subjects: readonly Subject[]) => {
  const first = new Map<string | undefined, Subject>()
  for (const each of subjects) if (!first.has(exchangeOf(each))) first.set(exchangeOf(each), each)
  return first
})

export function exchangeOf(subject: Subject): string | undefined {
  if ('exchange' in subject) return subject.exchange
  if ('request' in subject && 'context' in subject) return subject.id
  return undefined
}

function messagesOf(flow: Flow, noun: keyof typeof messageOf): readonly OAuthMessage[] {
  const type = messageOf[noun]
  return flow.messages.filter((message) => message.type === type)
}

function idTokensOf({ flow, facts }: NounSource): readonly IdToken[] {
  return flow.messages.flatMap((message) => {
    if (message.type !== 'TokenResponse' && message.type !== 'AuthorizationResponse') return []
    if (message.id_token === undefined) return []
    const value = message.id_token
    return [
      { value, decoded: decodedOf(value, facts), exchange: message.exchange, at: message.at, receivedIn: message },
    ]
  })
}

function accessTokensOf({ flow, flows, facts }: NounSource): readonly AccessToken[] {
  const presented = new Set<string>()
  for (const message of flow.messages) {
    if (isTokenCall(message) && message.access_token !== undefined) presented.add(message.access_token)
  }
  return [...presented].map((value) => {
    const issuedIn = issueOf(value, flow, flows)
    return { value, decoded: decodedOf(value, facts), ...(issuedIn && { issuedIn }) }
  })
}

function issueOf(value: string, flow: Flow, flows: readonly Flow[]): TokenResponse | AuthorizationResponse | undefined {
  for (const each of [flow, ...flows]) {
    const issue = issuesIn(each).get(value)
    if (issue) return issue
  }
  return undefined
}

const issuesIn = onceFor(({ messages }: Flow) => {
  const issues = new Map<string, TokenResponse | AuthorizationResponse>()
  for (const message of messages) {
    if (message.type !== 'TokenResponse' && message.type !== 'AuthorizationResponse') continue
    const { access_token: value } = message
    if (value !== undefined && !issues.has(value)) issues.set(value, message)
  }
  return issues
})

function isTokenCall(message: OAuthMessage): message is ResourceRequest | UserInfoRequest {
  return message.type === 'ResourceRequest' || message.type === 'UserInfoRequest'
}

function decodedOf(value: string, facts: Facts) {
  return facts.tokens[value] ?? { kind: 'opaque' as const }
}
