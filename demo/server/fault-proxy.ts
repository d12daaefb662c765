import { type IncomingHttpHeaders, request as send } from 'node:http'
import type { Fault, Scenario } from '../scenario.ts'
import { readBody } from './body.ts'
import { faultOf, type ProxiedRequest, type ProxiedResponse } from './faults.ts'
import type { Handler } from './listen.ts'

/** Stands in front of the real server on its public port, and does only what no server would do on request. */
export function createFaultProxy(scenarios: readonly Scenario[], serverPort: number): Handler {
  return async (incoming, outgoing) => {
    const request: ProxiedRequest = {
      method: incoming.method ?? 'GET',
      url: incoming.url ?? '/',
      headers: incoming.headers,
      body: await readBody(incoming),
    }
    const response = await answer(request, faultFor(scenarios, request), serverPort)
    const { 'transfer-encoding': _, ...headers } = response.headers
    outgoing.writeHead(response.status, { ...headers, 'content-length': response.body.length }).end(response.body)
  }
}

async function answer(request: ProxiedRequest, fault: Fault | undefined, port: number): Promise<ProxiedResponse> {
  if (!fault) return forward(request, port)
  const { instead, before, after } = faultOf(fault)
  const own = instead?.(request)
  if (own) return own
  const response = await forward(before ? before(request) : request, port)
  return after ? after(response) : response
}

const paths = { authorization: '/auth', token: '/token' } as const

function faultFor(scenarios: readonly Scenario[], { url }: ProxiedRequest): Fault | undefined {
  const [, tenant, ...rest] = (url.split('?')[0] ?? '').split('/')
  const fault = scenarios.find(({ id }) => id === tenant)?.fault
  if (!fault) return undefined
  const path = `/${rest.join('/')}`
  // The authorization endpoint answers at /auth, or at /auth/<interaction> after the sign-in pages.
  const hit = path === paths[fault.endpoint] || (fault.endpoint === 'authorization' && path.startsWith('/auth/'))
  return hit ? fault : undefined
}

function forward(request: ProxiedRequest, port: number): Promise<ProxiedResponse> {
  return new Promise((resolve, reject) => {
    const { method, headers } = request
    const outgoing = send({ host: '127.0.0.1', port, method, path: request.url, headers }, (answer) => {
      readBody(answer).then(
        (body) => resolve({ status: answer.statusCode ?? 502, headers: withoutHopByHop(answer.headers), body }),
        reject,
      )
    })
    outgoing.once('error', reject)
    outgoing.end(request.body)
  })
}

function withoutHopByHop({ connection: _, 'keep-alive': __, ...headers }: IncomingHttpHeaders): IncomingHttpHeaders {
  return headers
}
