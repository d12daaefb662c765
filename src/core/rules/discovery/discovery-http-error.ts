import { statusTells } from '../../exchange/status-tells.ts'
import type { MetadataResponse } from '../../model/message.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { loginWentOn } from '../login-went-on.ts'
import { defineRule, type RuleContext } from '../rule.ts'

export default defineRule({
  id: 'discovery-http-error',
  title: "The server's configuration could not be read",
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCD-4.1', 'RFC8414-3.1', 'RFC9110-15.5'],
  requires: ['metadataRequest', 'metadataResponse'],
  why: 'The app takes all other addresses from there; nothing after it can work.',
  fix: 'Open {url} in a tab. Correct realm, tenant or policy in the issuer: OpenID Connect appends /.well-known/openid-configuration to it, RFC 8414 puts its own name between host and path.',
  messages: {
    refused: "The app could not read the server's configuration: {url} answered {status}.",
    announced: 'The API names {url} as its description, and this address answered {status}.',
    optional: 'There is no configuration at {url} ({status}); the app found another one, or did without.',
  },
  check({ metadataRequest: { endpoint: url }, metadataResponse: response }, context) {
    const { status } = response
    if (status < 400) return
    const exchange = context.exchange(response)
    if (status < 500 && status !== 404 && status !== 410 && statusTells(exchange))
      return { inapplicable: 'refused in front of the server' }
    const data = { url, status }
    const evidence = [atPlace(response, 'status'), atPlace(response, 'url')]
    const challenge = announcement(url, context)
    if (challenge)
      return {
        message: 'announced',
        owner: 'resourceServer',
        data,
        evidence: [...evidence, atHeader(challenge, 'response', 'www-authenticate')],
      }
    if (foundElsewhere(response, context) || loginWentOn(response, context) || response.kind === 'protectedResource') {
      return { message: 'optional', severity: 'info', data, evidence }
    }
    return { message: 'refused', data, evidence, ...(status >= 500 && { owner: 'authorizationServer' }) }
  },
})

/** Libraries try both forms of the address one after the other. */
function foundElsewhere({ expectedIssuer }: MetadataResponse, { flows }: RuleContext) {
  const same = (other: string) => other.replace(/\/$/, '') === expectedIssuer.replace(/\/$/, '')
  return flows
    .flatMap((flow) => flow.messages)
    .some(
      (each) =>
        each.type === 'MetadataResponse' && each.body !== undefined && each.status < 300 && same(each.expectedIssuer),
    )
}

/** RFC 9728 §5.1. */
function announcement(url: string, { flows }: RuleContext) {
  return flows
    .flatMap((flow) => flow.messages)
    .find((each) => each.type === 'ResourceResponse' && each.challenge?.parameters.resource_metadata === url)
}
