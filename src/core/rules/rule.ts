import type { DecodedToken, Facts, JsonObject, ValueShape } from '../model/facts.ts'
import type { Comparison, Evidence, Owner, Severity } from '../model/finding.ts'
import type { Flow } from '../model/flow.ts'
import type { HttpExchange } from '../model/http-exchange.ts'
import type * as Model from '../model/message.ts'
import type { SpecTag } from '../protocol/specs.ts'
import type { Provider } from '../providers/provider.ts'

/** An ID token where it was received (OIDCC §2). */
export interface IdToken {
  readonly value: string
  readonly decoded: DecodedToken
  readonly exchange: string
  readonly at: number
  /** The message that brought it. */
  readonly receivedIn: Model.TokenResponse | Model.AuthorizationResponse
}

/** An access token at its use, with what is known of its issue. */
export interface AccessToken {
  readonly value: string
  readonly decoded: DecodedToken
  /** The answer that issued it; undefined when its issue was not seen. */
  readonly issuedIn?: Model.TokenResponse | Model.AuthorizationResponse
}

/**
 * What a rule may ask for in `requires`. The last one names the subject: the rule is run once for each of them in a flow,
 * and the others are bound to what belongs to that subject (the request of a response, the authorization of a code's exchange).
 */
export interface Nouns {
  readonly flow: Flow
  /** Any exchange of the flow that carries an OAuth message or a sign-in page. */
  readonly exchange: HttpExchange
  readonly authorizationRequest: Model.AuthorizationRequest
  readonly authorizationResponse: Model.AuthorizationResponse
  readonly authorizationErrorPage: Model.AuthorizationErrorPage
  readonly tokenRequest: Model.TokenRequest
  readonly tokenResponse: Model.TokenResponse
  readonly idToken: IdToken
  readonly accessToken: AccessToken
  readonly pushedAuthorizationRequest: Model.PushedAuthorizationRequest
  readonly pushedAuthorizationResponse: Model.PushedAuthorizationResponse
  readonly metadataRequest: Model.MetadataRequest
  readonly metadataResponse: Model.MetadataResponse
  readonly jwkSetRequest: Model.JWKSetRequest
  readonly jwkSetResponse: Model.JWKSetResponse
  readonly userInfoRequest: Model.UserInfoRequest
  readonly userInfoResponse: Model.UserInfoResponse
  readonly resourceRequest: Model.ResourceRequest
  readonly resourceResponse: Model.ResourceResponse
  readonly revocationRequest: Model.RevocationRequest
  readonly revocationResponse: Model.RevocationResponse
  readonly introspectionRequest: Model.IntrospectionRequest
  readonly introspectionResponse: Model.IntrospectionResponse
  readonly deviceAuthorizationRequest: Model.DeviceAuthorizationRequest
  readonly deviceAuthorizationResponse: Model.DeviceAuthorizationResponse
  readonly backchannelAuthenticationRequest: Model.BackchannelAuthenticationRequest
  readonly backchannelAuthenticationResponse: Model.BackchannelAuthenticationResponse
  readonly registrationRequest: Model.RegistrationRequest
  readonly registrationResponse: Model.RegistrationResponse
  readonly logoutRequest: Model.LogoutRequest
  readonly logoutResponse: Model.LogoutResponse
  readonly frontChannelLogoutRequest: Model.FrontChannelLogoutRequest
  readonly frontChannelLogoutResponse: Model.FrontChannelLogoutResponse
  readonly backChannelLogoutRequest: Model.BackChannelLogoutRequest
  readonly backChannelLogoutResponse: Model.BackChannelLogoutResponse
  readonly sessionIframe: Model.SessionIframe
  readonly corsPreflight: Model.CorsPreflight
  readonly fedcmMessage: Model.FedCMMessage
}

export type Noun = keyof Nouns

/** A noun, or one whose body or headers the rule needs too: when they were not captured the runner answers `cantTell`. */
export type Requirement = Noun | `${Noun}.body` | `${Noun}.headers`

type NounOf<R extends Requirement> = R extends `${infer N}.${string}` ? N & Noun : R & Noun

/** What `check` may look at beside what it requires. */
export interface RuleContext {
  readonly flow: Flow
  /** All flows of the trace, by start. */
  readonly flows: readonly Flow[]
  /** All exchanges of the trace that carry OAuth messages, by time. */
  readonly exchanges: readonly HttpExchange[]
  readonly facts: Facts
  /** The exchange a message was read from. */
  exchange(of: { readonly exchange: string }): HttpExchange
  token(value: string): DecodedToken
  shape(value: string): ValueShape
  /** The metadata document of this flow's authorization server, when it was captured (RFC 8414, OIDC Discovery). */
  readonly metadata?: JsonObject
  /** The product behind the authorization server, or the generic one: documented deviations are asked of it. */
  readonly provider: Provider
}

/** One way in which the check failed. */
export interface Failure<Key extends string> {
  readonly message: Key
  /** Fills the {placeholders} of the message, of `why` and of `fix`. Never a secret. */
  readonly data?: Readonly<Record<string, string | number>>
  readonly evidence: readonly Evidence[]
  /** Deviates from the rule's own severity, for a documented reason. */
  readonly severity?: Severity
  readonly owner?: Owner
  readonly comparison?: Comparison
  /** This failure is part of something wider: it yields to any rule that proves the wider fault on the same exchange. */
  readonly partOfWider?: true
  /** In a login that works this is odd and no more, though other failures of the rule are worth a warning there. */
  readonly onlyOdd?: true
}

/** `undefined` means passed. */
export type Verdict<Key extends string> =
  | undefined
  | Failure<Key>
  | readonly Failure<Key>[]
  | { readonly cantTell: string }
  | { readonly inapplicable: string }

export interface Rule<R extends Requirement = Requirement, Key extends string = string> {
  /** Kebab-case, equal to the file name; the prefix is the phase. */
  readonly id: string
  /** The state that is wrong, in a few words. */
  readonly title: string
  readonly severity: Severity
  /** Proved from the trace alone, said by the server, or judged by signs. */
  readonly certainty: 'provable' | 'serverSaid' | 'heuristic'
  readonly owner: Owner
  readonly specs: readonly [SpecTag, ...SpecTag[]]
  readonly requires: readonly [R, ...R[]]
  /** Says only what the server or the network said: yields to any rule that proves the reason on the same exchange. */
  readonly generic?: true
  /** Describes a repetition (loop, burst): the earliest other error inside it is the cause. */
  readonly loop?: true
  /**
   * Why it is worth a warning in a login that works: what an attacker gains, or what breaks later. Without it the rule only hints there,
   * since a login that works, however odd, is healthy.
   */
  readonly worthAWarning?: string
  /** Why it matters: which guarantee or which step is lost. */
  readonly why: string
  /** What to do, in the imperative. */
  readonly fix: string
  readonly messages: Readonly<Record<Key, string>>
  check(input: { readonly [N in NounOf<R>]: Nouns[N] }, context: RuleContext): Verdict<Key>
}

/** Types a rule: a missing message key, an unknown spec tag or reading an undeclared message does not compile. */
export function defineRule<const R extends Requirement, const Key extends string>(rule: Rule<R, Key>): Rule {
  return rule as unknown as Rule
}
