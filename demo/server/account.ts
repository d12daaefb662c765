import type { Account } from 'oidc-provider'

/** The only person who lives in the lab. */
export const ada = { accountId: 'ada', name: 'Ada Lovelace', email: 'ada@example.test' } as const

export function findAccount(_context: unknown, accountId: string): Account | undefined {
  if (accountId !== ada.accountId) return undefined
  return {
    accountId,
    claims: async () => ({ sub: accountId, name: ada.name, email: ada.email, email_verified: true }),
  }
}
