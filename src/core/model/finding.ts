export type Severity = 'error' | 'warning' | 'info'

/** Whose move it is. */
export type Owner = 'client' | 'authorizationServer' | 'resourceServer' | 'network' | 'browser' | 'user'

export type Place =
  | 'url'
  | 'query'
  | 'fragment'
  | 'requestHeader'
  | 'requestBody'
  | 'status'
  | 'responseHeader'
  | 'responseBody'
  | 'claim'
  | 'joseHeader'
  | 'documentText'
  | 'networkError'
  | 'timing'

/** A place to look at: always something to click. */
export interface Evidence {
  /** Exchange id. */
  readonly exchange: string
  readonly place: Place
  /** Parameter, header field or claim name; for claims the token's parameter comes first: `id_token.nonce`. */
  readonly parameter?: string
  readonly note?: string
}

/** Two values that should be equal, for a view that marks the differing characters. Never secrets. */
export interface Comparison {
  readonly expected: string
  readonly expectedLabel: string
  readonly actual: string
  readonly actualLabel: string
}

export interface SpecReference {
  /** `RFC6749-4.1.2`, `OIDCC-3.1.3.7`. */
  readonly tag: string
  readonly url: string
}

/** A failed check, ready to be shown. Its texts never contain a secret. */
export interface Finding {
  readonly rule: string
  readonly severity: Severity
  readonly title: string
  /** What happened, one sentence. */
  readonly message: string
  /** Which of the rule's messages it is. */
  readonly messageKey: string
  readonly why: string
  /** What to do, in the imperative. */
  readonly fix: string
  readonly owner: Owner
  readonly specs: readonly SpecReference[]
  readonly evidence: readonly Evidence[]
  readonly comparison?: Comparison
  /** Set on a consequence: the rule id of the finding that explains it. */
  readonly consequenceOf?: string
}

/** The four answers of a check (W3C EARL). `cantTell` never looks like a pass. */
export type Outcome =
  | { readonly rule: string; readonly outcome: 'passed' | 'inapplicable' }
  | { readonly rule: string; readonly outcome: 'cantTell'; readonly reason: string }
  | { readonly rule: string; readonly outcome: 'failed'; readonly finding: Finding }
