/** What the UI needs to know of a parameter by its name. */
export interface ParameterKnowledge {
  readonly gloss?: string
  readonly spec?: { readonly tag: string; readonly url: string }
}

export function describeParameter(_name: string): ParameterKnowledge {
  return {}
}

/** Shown masked until it is asked for. */
export function sensitive(name: string): boolean {
  return secrets.has(name)
}

const secrets: ReadonlySet<string> = new Set([
  'code',
  'code_verifier',
  'access_token',
  'refresh_token',
  'id_token',
  'id_token_hint',
  'client_secret',
  'client_assertion',
  'assertion',
  'password',
  'token',
  'subject_token',
  'actor_token',
  'device_code',
  'user_code',
  'auth_req_id',
  'request',
  'response',
  'state',
  'nonce',
  'dpop',
])
