import { at, atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'idtoken-aud-mismatch',
  title: 'The ID token is meant for another app',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCC-2', 'OIDCC-3.1.3.7', 'RFC7519-4.1.3'],
  requires: ['flow', 'idToken'],
  why: 'A token made for another app says nothing about a sign-in to this one; taking it would let that app log its users in here.',
  fix: 'Use the same client_id for the request and for the check.',
  messages: {
    different: 'The ID token is meant for {aud}, not for this app ({clientId}).',
    missing: 'The ID token has no aud.',
    azp: 'The ID token was issued to {azp}, not to this app ({clientId}).',
  },
  check({ idToken, flow }, { provider }) {
    if (idToken.decoded.kind !== 'jws') return { inapplicable: 'the ID token cannot be read' }
    if (flow.kind === 'tokenExchange') return { inapplicable: 'a token for another app was asked for' }
    const { client_id: clientId } = flow
    if (clientId === undefined) return { cantTell: 'the client_id of this sign-in was not captured' }
    const { aud, azp } = idToken.decoded.claims
    const audiences = [aud].flat().filter((each): each is string => typeof each === 'string')
    const evidence = [
      atClaim(idToken, 'id_token', 'aud'),
      ...(flow.authorizationRequest ? [at(flow.authorizationRequest, 'client_id')] : []),
    ]
    if (audiences.length === 0) return { message: 'missing', evidence }
    if (!audiences.includes(clientId))
      return { message: 'different', data: { aud: audiences.join(', '), clientId }, evidence }
    if (typeof azp !== 'string' || azp === clientId || provider.deviations.authorizedPartyVaries) return
    return {
      message: 'azp',
      data: { azp, clientId },
      evidence: [atClaim(idToken, 'id_token', 'azp')],
      // OIDCC §3.1.3.7 only recommends the check, and leaves the meaning of azp to profiles.
      severity: flow.status === 'failed' ? 'warning' : 'info',
    }
  },
})
