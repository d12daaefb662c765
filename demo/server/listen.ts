import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>

export interface Listener {
  readonly port: number
  /** Until a handler is set, requests wait; so ports can be known before what answers on them is built. */
  serve(handler: Handler): void
  stop(): Promise<void>
}

/** Listens on both loopback addresses; a taken port, or port 0, becomes a free one. */
export async function listenOnLoopback(wanted: number): Promise<Listener> {
  for (let port = wanted, attempt = 0; attempt < 10; port = 0, attempt++) {
    const listener = await tryPort(port)
    if (listener) return listener
  }
  throw new Error('demo/server/listen.ts: found no port that is free on 127.0.0.1 and ::1')
}

async function tryPort(wanted: number): Promise<Listener | undefined> {
  let serve: (handler: Handler) => void = () => {}
  const ready = new Promise<Handler>((resolve) => {
    serve = resolve
  })
  const answer: Handler = async (request, response) => {
    try {
      await (await ready)(request, response)
    } catch (error) {
      fail(response, error)
    }
  }
  const ipv4 = await open('127.0.0.1', wanted, answer)
  if (typeof ipv4 === 'string') return undefined
  const { port } = ipv4.address() as AddressInfo
  const ipv6 = await open('::1', port, answer)
  if (ipv6 === 'EADDRINUSE') {
    await close(ipv4)
    return undefined
  }
  const servers = typeof ipv6 === 'string' ? [ipv4] : [ipv4, ipv6]
  return {
    port,
    serve,
    stop: async () => void (await Promise.all(servers.map(close))),
  }
}

/** The server, or the error code: a machine without IPv6 has no ::1. */
function open(host: string, port: number, answer: Handler): Promise<Server | string> {
  return new Promise((resolve) => {
    const server = createServer((request, response) => void answer(request, response))
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => resolve(server))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function fail(response: ServerResponse, error: unknown): void {
  console.error(error)
  if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
  response.end('The lab itself failed; see its terminal.')
}
