import { atClaim } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-jarm-invalid',
  title: 'The signed answer (JARM) is not valid',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['JARM-2.1', 'JARM-2.4'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'The signature of the answer protects it against being changed or passed on; an answer that fails a check must be rejected.',
  fix: 'Reject the answer; check client_id, the clock and the keys of the server.',
  messages: {
    unsigned: 'The signed answer (JARM) has no signature.',
    signature: 'The signature of the answer (JARM) is wrong.',
    issuer: 'The signed answer (JARM) was issued by {iss}, expected {issuer}.',
    audience: 'The signed answer (JARM) is meant for another client than {clientId}.',
    expired: 'The signed answer (JARM) had expired when it arrived.',
    noExpiry: 'The signed answer (JARM) has no exp.',
  },
  check({ authorizationRequest, authorizationResponse }, { token, facts, metadata, provider }) {
    const { response: jarm, at } = authorizationResponse
    if (jarm === undefined) return { inapplicable: 'not a JARM response' }
    const decoded = token(jarm)
    if (decoded.kind !== 'jws') return { cantTell: 'the response is encrypted or cannot be read' }
    const evidence = (claim: string) => [atClaim(authorizationResponse, 'response', claim)]
    const { iss, aud, exp } = decoded.claims
    const { client_id: clientId } = authorizationRequest
    if (decoded.unsigned) return { message: 'unsigned', evidence: evidence('alg') }
    const signature = facts.signatures[jarm]
    if (signature?.status === 'invalid') {
      const severity = signature.keySource === 'secret' ? 'warning' : 'error'
      return { message: 'signature', evidence: evidence('alg'), severity }
    }
    if (typeof metadata?.issuer === 'string' && iss !== metadata.issuer && !provider.deviations.issuerVaries)
      return { message: 'issuer', data: { iss: String(iss), issuer: metadata.issuer }, evidence: evidence('iss') }
    if (clientId !== undefined && ![aud].flat().includes(clientId))
      return { message: 'audience', data: { clientId }, evidence: evidence('aud') }
    if (typeof exp !== 'number') return { message: 'noExpiry', evidence: evidence('exp') }
    return exp * 1000 < at - 60_000 ? { message: 'expired', evidence: evidence('exp') } : undefined
  },
})
