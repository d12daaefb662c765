import { at } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'

/** Ten years: no token is meant to live longer. Seconds. */
const longest = 315_360_000
/** exp of a JWT may differ by this much from expires_in. Seconds. */
const tolerance = 600

export default defineRule({
  id: 'tokres-expires-in-invalid',
  title: 'expires_in makes no sense',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-5.1', 'RFC6749-A.14'],
  requires: ['tokenResponse.body'],
  worthAWarning: 'The app will renew too early, too late, or in a loop.',
  why: 'The app plans its renewal by this number; a wrong one makes it refresh too early, too late, or in a loop.',
  fix: 'Return the seconds from now, as a number.',
  messages: {
    notANumber: 'expires_in is not a number of seconds.',
    tooSmall: 'expires_in is {value}: the token is worthless on arrival.',
    epochOrMilliseconds: 'expires_in is {value}, which looks like a date or milliseconds instead of seconds from now.',
    differs: 'expires_in says {value} s, but the token itself expires in {actual} s.',
    text: 'expires_in is a text ("{value}") instead of a number; most libraries cope.',
  },
  check({ tokenResponse }, context) {
    const { expires_in: raw, access_token: token } = tokenResponse
    if (raw === undefined || raw === null || token === undefined) return { inapplicable: 'no expires_in' }
    const evidence = [at(tokenResponse, 'expires_in')]
    const value = typeof raw === 'string' && /^\d+(\.\d+)?$/.test(raw) ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isFinite(value)) return { message: 'notANumber', evidence }
    if (value < 1)
      return { message: 'tooSmall', data: { value }, evidence, ...(value === 0 && { severity: 'info' as const }) }
    if (value > longest) return { message: 'epochOrMilliseconds', data: { value }, evidence }
    const actual = lifetimeOf(token, tokenResponse.at, context)
    if (actual !== undefined && Math.abs(actual - value) > tolerance)
      return { message: 'differs', data: { value, actual }, evidence, severity: 'info' }
    if (typeof raw === 'string' && !context.provider.deviations.expiresInAsString)
      return { message: 'text', data: { value }, evidence, severity: 'info' }
    return
  },
})

/** Seconds that a JWT access token lives from its own iat, or from its arrival. */
function lifetimeOf(token: string, receivedAt: number, { token: decode }: RuleContext) {
  const decoded = decode(token)
  if (decoded.kind !== 'jws') return undefined
  const { exp, iat } = decoded.claims
  if (typeof exp !== 'number') return undefined
  return Math.round(exp - (typeof iat === 'number' ? iat : receivedAt / 1000))
}
