import { hostOf } from '../../exchange/host.ts'
import { isMeantForServers } from '../../exchange/internal-address.ts'
import { endpointOf } from '../../protocol/endpoint.ts'
import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'discovery-internal-hostname',
  title: 'The server hands out an address that only other servers can reach',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'authorizationServer',
  specs: ['OIDCD-3', 'RFC8414-2'],
  requires: ['exchange'],
  why: 'The name exists inside a container network or a company network, and the browser is outside of it.',
  fix: 'Give the server a public host name, separate from the one that servers use among themselves, and use the same name inside and outside where you can.',
  messages: {
    internal:
      'The browser was sent to {endpoint} at {host}, a name that only servers of a private network can reach ({error}).',
  },
  check({ exchange }, { flow, flows, metadata }) {
    const { request, error, id } = exchange
    const endpoint = endpointOf(flow.messages, id)
    if (!endpoint || (!error && !exchange.response)) return { inapplicable: 'nothing is known of its end' }
    if (!isMeantForServers(exchange, flow.authorizationRequest?.redirect_uri)) return
    // Another server name is another flow: the document that hands it out may stand in either.
    const source = flows
      .flatMap(({ messages }) => messages)
      .find((each) => each.type === 'MetadataResponse' && each.body === metadata)
    const member = Object.entries(metadata ?? {}).find(
      ([, value]) => typeof value === 'string' && hostOf(value) === hostOf(request.url),
    )
    const advertised = source && member ? [at(source, member[0])] : []
    return {
      message: 'internal',
      data: { endpoint: endpoint.name, host: hostOf(request.url), error: error?.code ?? '' },
      evidence: [atPlace({ exchange: id }, 'url'), ...advertised],
    }
  },
})
