import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a page loads besides itself. */
export interface Load {
  readonly images: number
  readonly scripts: number
  readonly fetches: number
}

export interface Site {
  urlOf(load: Load): string
  stop(): Promise<void>
}

/** A site on this machine whose pages load as many resources as their address says. Nothing of it is ever cached. */
export async function startSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const [type, body] = answers[pathname.slice(1).split('/')[0] ?? ''] ?? answers.page ?? ['', () => '']
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body(searchParams))
  })
  server.keepAliveTimeout = 60_000
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    urlOf: (load) =>
      `http://127.0.0.1:${port}/page?${new URLSearchParams(Object.entries(load).map(([k, v]) => [k, `${v}`]))}`,
    stop: () => stop(server),
  }
}

type Answer = readonly [string, (parameters: URLSearchParams) => string]

const answers: Readonly<Record<string, Answer>> = {
  page: ['text/html', page],
  image: ['image/svg+xml', () => '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'],
  script: ['text/javascript', () => 'globalThis.ran = (globalThis.ran ?? 0) + 1'],
  api: [
    'application/json',
    () => JSON.stringify({ items: Array.from({ length: 20 }, (_, id) => ({ id, name: 'x' })) }),
  ],
}

function page(parameters: URLSearchParams): string {
  const many = (name: string, each: (at: number) => string) =>
    Array.from({ length: Number(parameters.get(name)) }, (_, at) => each(at))
  return `<!doctype html><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">
${many('images', (at) => `<img alt="" src="/image/${at}">`).join('')}
${many('scripts', (at) => `<script async src="/script/${at}"></script>`).join('')}
<script>
const loaded = new Promise((resolve) => addEventListener('load', resolve))
const fetched = ${JSON.stringify(many('fetches', (at) => `/api/orders/${at}`))}.map(async (url) => (await fetch(url)).json())
Promise.all([loaded, ...fetched]).then(() => { document.documentElement.dataset.took = performance.now() })
</script>`
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
