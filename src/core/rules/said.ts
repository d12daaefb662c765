import type { OAuthMessage } from '../model/message.ts'
import { explainError } from '../providers/index.ts'
import type { ExplainedError } from '../providers/provider.ts'
import type { RuleContext } from './rule.ts'

/** What a refusal means, from the provider's dictionary and the standard one; undefined when it said nothing known. */
export function said(message: OAuthMessage, { provider }: RuleContext): ExplainedError | undefined {
  const { error, error_description } = message as { readonly error?: string; readonly error_description?: string }
  const text = 'text' in message ? message.text : undefined
  const status = 'status' in message ? message.status : undefined
  return explainError(provider, {
    ...(error !== undefined && { error }),
    ...(error_description !== undefined && { error_description }),
    ...(text !== undefined && { text }),
    ...(status !== undefined && { status }),
  })
}

/** `invalid_grant: Code not valid`, in the server's own words and at a readable length. */
export function quote(message: { readonly error?: string; readonly error_description?: string }): string {
  const { error, error_description: description } = message
  const words = [error, description]
    .filter((part) => part !== undefined && part !== '')
    .join(': ')
    .replace(/\.$/, '')
  return words.length > 300 ? `${words.slice(0, 300)}…` : words
}
