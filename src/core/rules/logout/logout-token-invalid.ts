import { isJsonObject, memberOf } from '../../token/json.ts'
import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'logout-token-invalid',
  title: 'The logout token is not valid',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['BCL-2.4', 'BCL-2.6'],
  requires: ['backChannelLogoutRequest'],
  why: 'A logout token orders an app to end a session; one that fails a check may come from a stranger, or be an ID token, and must be refused.',
  fix: 'Send a logout token that is signed like an ID token, with the logout event, sub or sid, and without nonce.',
  messages: {
    unsigned: 'The logout token has no signature.',
    signature: 'The signature of the logout token is wrong.',
    event: 'The token sent as logout_token does not name the logout event.',
    session: 'The logout token names neither a user (sub) nor a session (sid).',
    nonce: 'The logout token contains a nonce, so it could be passed off as an ID token.',
    expired: 'The logout token had expired when it arrived.',
  },
  check({ backChannelLogoutRequest: request }, { token, facts }) {
    const { logout_token: value, at } = request
    if (value === undefined || value === '') return { inapplicable: 'no logout token' }
    const decoded = token(value)
    if (decoded.kind !== 'jws') return { cantTell: 'the logout token is encrypted or cannot be read' }
    const evidence = (claim: string) => [atClaim(request, 'logout_token', claim)]
    const { events, sub, sid, nonce, exp } = decoded.claims
    if (decoded.unsigned) return { message: 'unsigned', evidence: evidence('alg') }
    const signature = facts.signatures[value]
    if (signature?.status === 'invalid') {
      // A secret that was given by hand may be the wrong one.
      const severity = signature.keySource === 'secret' ? 'warning' : 'error'
      return { message: 'signature', evidence: evidence('alg'), severity }
    }
    if (!isJsonObject(memberOf(isJsonObject(events) ? events : {}, logoutEvent)))
      return { message: 'event', evidence: evidence('events') }
    if (sub === undefined && sid === undefined) return { message: 'session', evidence: evidence('sid') }
    if (nonce !== undefined) return { message: 'nonce', evidence: evidence('nonce') }
    if (typeof exp === 'number' && exp * 1000 < at - 60_000) return { message: 'expired', evidence: evidence('exp') }
    return signature?.status === 'verified' ? undefined : { cantTell: 'the signature could not be verified' }
  },
})

/** Back-Channel Logout §2.4: its value is an object, usually an empty one. */
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout'
