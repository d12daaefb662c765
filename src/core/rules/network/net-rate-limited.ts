import { hostOf } from '../../exchange/host.ts'
import { retryAfterSeconds, succeededLater } from '../../exchange/retry.ts'
import type { HttpExchange } from '../../model/http-exchange.ts'
import { endpointOf } from '../../protocol/endpoint.ts'
import { sameEndpoint } from '../../protocol/parse-url.ts'
import { at, atHeader, atPlace } from '../evidence.ts'
import { isTokenStep } from '../outcomes.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule } from '../rule.ts'
import { unlessUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'net-rate-limited',
  title: 'The server limits requests',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6585-4', 'RFC9110-10.2.3'],
  requires: ['exchange'],
  loop: true,
  why: 'Until the time is over the server refuses every request, a correct one too.',
  fix: 'Stop what repeats the request, wait as long as Retry-After says, and keep tokens, metadata and keys instead of asking again.',
  messages: {
    limited: 'The server limits requests: {endpoint} at {host} answered {status}. {wait} {count}',
    recovered: 'The server limited requests for a moment ({endpoint} at {host}); the same request succeeded later.',
  },
  check({ exchange }, context) {
    const { response, request, id } = exchange
    const endpoint = endpointOf(context.flow.messages, id)
    if (!endpoint || !response) return { inapplicable: 'there is no answer' }
    const refusal = refusalOn(exchange, context)
    const saidSo = refusal !== undefined && limiting.has(refusal.topic ?? '') && !isTokenStep(refusal)
    if (response.status !== 429 && !saidSo)
      return response.status >= 400 ? unlessUnseen(exchange, 'responseBody') : undefined
    const seconds = retryAfterSeconds(exchange)
    const data = {
      endpoint: endpoint.name,
      host: hostOf(request.url),
      status: response.status,
      wait: waitOf(seconds),
      count: countOf(exchange, context.exchanges),
    }
    const evidence = [
      ...(response.status === 429
        ? [atPlace({ exchange: id }, 'status')]
        : refusal
          ? [at(refusal.message, 'error')]
          : []),
      ...(seconds === undefined ? [] : [atHeader({ exchange: id }, 'response', 'retry-after')]),
    ]
    if (succeededLater(exchange, context.exchanges)) return { message: 'recovered', severity: 'info', data, evidence }
    return {
      message: 'limited',
      data,
      evidence,
      ...(endpoint.kind === 'api' && { severity: 'warning', owner: 'resourceServer' }),
    }
  },
})

const limiting = new Set(['rateLimited', 'loopDetected'])

function waitOf(seconds: number | undefined) {
  return seconds === undefined ? 'It does not say how long to wait.' : `It asks to wait ${seconds} s.`
}

function countOf(exchange: HttpExchange, all: readonly HttpExchange[]) {
  const count = all.filter(
    (each) =>
      each.startedAt <= exchange.startedAt &&
      exchange.startedAt - each.startedAt < 60_000 &&
      each.context.resourceType !== 'preflight' &&
      sameEndpoint(each.request.url, exchange.request.url),
  ).length
  return count > 1
    ? `${count} requests went there within the last minute.`
    : 'It was the only request there within the last minute.'
}
