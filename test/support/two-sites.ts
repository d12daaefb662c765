import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TwoSites {
  /** The app's origin; its pages are `pages` by path. */
  readonly app: string
  /** Another site, whose token endpoint answers every POST with a token, after `?wait=` milliseconds. */
  readonly server: string
  stop(): Promise<void>
}

/** An app and a token endpoint on two sites of this machine. `{server}` in a page stands for the other origin. */
export async function startTwoSites(pages: Readonly<Record<string, string>>): Promise<TwoSites> {
  const tokenEndpoint = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', '*')
    response.setHeader('content-type', 'application/json')
    const wait = Number(new URL(request.url ?? '/', 'http://server').searchParams.get('wait') ?? 0)
    const answer = JSON.stringify({ access_token: `token-${request.url}`, token_type: 'Bearer' })
    setTimeout(() => response.end(answer), wait)
  })
  const server = `http://127.0.0.1:${await listen(tokenEndpoint)}`
  const site = createServer((request, response) => {
    response.setHeader('content-type', 'text/html')
    const { pathname } = new URL(request.url ?? '/', 'http://app')
    response.end((pages[pathname] ?? '<title>home</title>').replaceAll('{server}', server))
  })
  const app = `http://localhost:${await listen(site)}`
  return {
    app,
    server,
    async stop() {
      for (const it of [tokenEndpoint, site]) {
        it.closeAllConnections()
        await new Promise((resolve) => it.close(resolve))
      }
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
