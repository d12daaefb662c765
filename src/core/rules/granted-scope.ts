import type { Evidence } from '../model/finding.ts'
import { at, atClaim } from './evidence.ts'
import type { RuleContext } from './rule.ts'

/** The scope an access token carries: its claim (RFC 9068 §2.2.3; `scp` of Entra and Okta), else the answer that issued it. */
export function grantedScope(
  token: string,
  { flow, flows, ...context }: RuleContext,
): { readonly scope: string; readonly evidence: Evidence } | undefined {
  const issue = [flow, ...flows]
    .flatMap((each) => each.messages)
    .find(
      (each) => (each.type === 'TokenResponse' || each.type === 'AuthorizationResponse') && each.access_token === token,
    )
  const use = flow.messages.find((each) => 'access_token' in each && each.access_token === token)
  const decoded = context.token(token)
  const of = issue ?? use
  if (decoded.kind === 'jws' && of) {
    for (const name of ['scope', 'scp']) {
      const value = decoded.claims[name]
      const scope = Array.isArray(value) ? value.join(' ') : value
      if (typeof scope === 'string' && scope !== '') return { scope, evidence: atClaim(of, 'access_token', name) }
    }
  }
  if (issue && 'scope' in issue && issue.scope) return { scope: issue.scope, evidence: at(issue, 'scope') }
  return undefined
}
