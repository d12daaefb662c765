import { headerOf } from '../model/http-exchange.ts'
import type { FedCMMessage } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { has } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** A request that the browser makes itself for a sign-in with FedCM: no page can send this destination. */
export function recognizeFedCM(read: ReadExchange): FedCMMessage | undefined {
  if (headerOf(read.exchange.request, 'sec-fetch-dest') !== 'webidentity') return undefined
  return {
    type: 'FedCMMessage',
    exchange: read.id,
    at: read.exchange.startedAt,
    step: stepOf(read),
    url: read.exchange.request.url,
    ...withoutUndefined({
      status: read.status,
      body: read.responseBody.object,
      format: read.exchange.response === undefined ? undefined : read.responseBody.format,
    }),
  }
}

function stepOf(read: ReadExchange): FedCMMessage['step'] {
  if (read.url.path.endsWith('/.well-known/web-identity')) return 'wellKnown'
  if (has(read.parameters, 'account_hint')) return 'disconnect'
  if (read.method === 'POST') return 'assertion'
  const { object } = read.responseBody
  if (object && 'accounts' in object) return 'accounts'
  if (object && 'accounts_endpoint' in object) return 'config'
  if (has(read.url.query, 'client_id')) return 'clientMetadata'
  // The accounts request alone carries cookies.
  return headerOf(read.exchange.request, 'cookie') === undefined ? 'config' : 'accounts'
}
