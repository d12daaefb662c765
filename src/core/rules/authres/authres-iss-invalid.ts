import type { Flow } from '../../model/flow.ts'
import type { MetadataRequest } from '../../model/message.ts'
import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'authres-iss-invalid',
  title: 'The answer names another issuer',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC9207-2', 'RFC9207-2.4', 'RFC9700-4.4.2'],
  requires: ['authorizationRequest', 'authorizationResponse'],
  why: 'iss lets an app that talks to several servers notice that a code came from another one than it asked (mix-up attack).',
  fix: "Reject the answer. Align the server's public name with its issuer, and use one redirect URI per server.",
  messages: {
    different: 'The answer claims to come from {iss}, but the request went to {issuer}: the app must reject it.',
    missing: 'The server announces that it names itself in every answer (iss), but this answer has no iss.',
  },
  check({ authorizationRequest, authorizationResponse }, { metadata, provider, flow }) {
    const { iss } = authorizationResponse
    const issuer = typeof metadata?.issuer === 'string' ? metadata.issuer : askedFor(flow)
    if (iss === undefined) {
      if (metadata?.authorization_response_iss_parameter_supported !== true)
        return { inapplicable: 'no iss was promised' }
      return { message: 'missing', evidence: [at(authorizationResponse, 'iss')] }
    }
    if (provider.deviations.issuerVaries) return { inapplicable: provider.deviations.issuerVaries }
    if (issuer === undefined) return { cantTell: "the server's metadata was not captured, so its issuer is not known" }
    if (iss === issuer) return
    return {
      message: 'different',
      data: { iss, issuer },
      evidence: [at(authorizationResponse, 'iss'), at(authorizationRequest, 'client_id', 'sent to this server')],
      comparison: { expected: issuer, expectedLabel: 'issuer', actual: iss, actualLabel: 'iss' },
    }
  },
})

/** Without the document: the issuer from whose address the app read it (OIDC Discovery §4.1), which the document must repeat. */
function askedFor({ messages }: Flow): string | undefined {
  const asked = messages.find(
    (each): each is MetadataRequest => each.type === 'MetadataRequest' && each.kind !== 'protectedResource',
  )
  return asked?.expectedIssuer
}
