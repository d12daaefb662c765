import { hostOf, isHttp } from '../../exchange/host.ts'
import { isMeantForServers } from '../../exchange/internal-address.ts'
import { succeededLater } from '../../exchange/retry.ts'
import { inWords } from '../duration.ts'
import { atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-connection-failed',
  title: 'The server could not be reached',
  severity: 'error',
  certainty: 'provable',
  owner: 'network',
  specs: ['RFC9110-15.6'],
  requires: ['exchange'],
  why: 'No answer came from {host}, so this is a problem of the network or of the address, not of OAuth.',
  fix: 'Open {host} in a tab; check the address and port, VPN, DNS and proxy, and ask whether your IP address is on the allow list.',
  messages: {
    dns: 'The name of {host} could not be resolved ({error}).',
    refused: 'Nobody listens at {host}: the connection was refused ({error}).',
    reset: 'The connection to {host} was cut before an answer came ({error}).',
    timeout: '{host} did not answer in time ({error}).',
    unreachable: '{host} cannot be reached from this network ({error}).',
    proxy: 'The proxy on the way to {host} could not be used ({error}).',
    recovered: '{host} could not be reached ({error}); the same request succeeded {later} later.',
  },
  check({ exchange }, { exchanges, flow }) {
    const { error, request } = exchange
    if (!error) return exchange.response ? undefined : { inapplicable: 'no answer and no error was seen' }
    const { kind } = error
    if (!isHttp(request.url) || !isUnreachable(kind)) return { inapplicable: 'the connection is not what failed' }
    if (isMeantForServers(exchange, flow.authorizationRequest?.redirect_uri))
      return { inapplicable: 'the address is the fault' }
    const evidence = [atPlace({ exchange: exchange.id }, 'networkError', error.code)]
    const data = { host: hostOf(request.url), error: error.code }
    const again = succeededLater(exchange, exchanges)
    if (!again) return { message: kind, data, evidence }
    const later = inWords(again.startedAt - exchange.startedAt)
    return { message: 'recovered', severity: 'info', data: { ...data, later }, evidence }
  },
})

const unreachable = ['dns', 'refused', 'reset', 'timeout', 'unreachable', 'proxy'] as const

function isUnreachable(kind: string): kind is (typeof unreachable)[number] {
  return unreachable.some((each) => each === kind)
}
