import { at, atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'userinfo-sub-mismatch',
  title: 'UserInfo is about another user than the ID token',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-5.3.2', 'OIDCC-5.3.4', 'OIDCC-16.11'],
  requires: ['idToken', 'userInfoResponse.body'],
  why: 'The values of another user must not be used for this one; the access token may have been swapped.',
  fix: 'Reject the answer. Ask UserInfo with the access token of this same sign-in, and do not keep answers in a cache.',
  messages: {
    different: 'UserInfo describes another user than the ID token of this login (sub differs).',
    missing: 'UserInfo does not say whom it describes: its answer has no sub.',
  },
  check({ idToken, userInfoResponse: response }, { provider }) {
    if (response.status >= 300 || response.error !== undefined || response.body === undefined)
      return { inapplicable: 'no JSON answer' }
    if (idToken.decoded.kind !== 'jws' || typeof idToken.decoded.claims.sub !== 'string')
      return { inapplicable: 'the ID token cannot be read' }
    const evidence = [at(response, 'sub'), atClaim(idToken, 'id_token', 'sub')]
    if (response.sub === idToken.decoded.claims.sub) return
    if (response.sub !== undefined) return { message: 'different', evidence }
    if (provider.deviations.userInfoWithoutSub) return { inapplicable: 'this product leaves sub out' }
    return { message: 'missing', owner: 'authorizationServer', evidence }
  },
})
