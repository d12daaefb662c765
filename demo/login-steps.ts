import type { RedeemMistake, Step } from './scenario.ts'

/** A full-page login as oidc-client-ts does it. */
export const login: readonly Step[] = [{ do: 'sign in' }, { do: 'finish sign-in' }]

/** The same login in small steps, for mistakes that oidc-client-ts cannot make. */
export function loginWith(mistake?: RedeemMistake): readonly Step[] {
  return [...loginUntilCode, mistake ? { do: 'redeem code', mistake } : { do: 'redeem code' }]
}

export const loginUntilCode: readonly Step[] = [{ do: 'start login' }, { do: 'read callback' }]
