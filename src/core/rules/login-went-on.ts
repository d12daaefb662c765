import type { Flow } from '../model/flow.ts'
import type { OAuthMessage } from '../model/message.ts'
import type { RuleContext } from './rule.ts'

/** After this message the app still started or finished a login with this server: it could do without what failed. */
export function loginWentOn({ at }: OAuthMessage, { flow }: RuleContext): boolean {
  return flow.messages.some(
    (each) =>
      each.at > at && (each.type === 'AuthorizationRequest' || (each.type === 'TokenResponse' && each.status < 300)),
  )
}

/** Tokens or an answer came; reading the configuration alone is no login. */
export function loginSucceeded({ kind, status }: Flow): boolean {
  return status === 'succeeded' && kind !== 'discovery'
}
