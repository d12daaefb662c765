import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../../../../demo/server/body.ts'
import { escapeHtml } from '../../../../demo/server/html.ts'
import type { Handler } from '../../../../demo/server/listen.ts'

export interface AppSetup {
  /** What the pages may know, as JSON. */
  readonly config: object
  readonly issueRefreshToken: () => Promise<string>
  readonly approveDevice: (userCode: string) => Promise<void>
  /** Exchanges a code as a server does: out of the browser's sight. */
  readonly redeem: (code: string) => Promise<void>
  /** Told of every request, before it is answered. */
  readonly onRequest: (request: IncomingMessage) => void
}

/** The client: pages named `/<script>/<situation>`, each an empty document whose script does the rest. */
export function createApp(setup: AppSetup): Handler {
  return async (request, response) => {
    setup.onRequest(request)
    const url = new URL(request.url ?? '/', 'http://app.localhost')
    const [, page = '', name = ''] = url.pathname.split('/')
    switch (page) {
      case 'config.js':
        return script(response, `export const config = ${JSON.stringify(setup.config)}`)
      case 'pages':
        return script(response, await readFile(new URL(`../pages/${name}`, import.meta.url), 'utf8'))
      case 'hand-out':
        return void response.writeHead(200, { 'content-type': 'text/plain' }).end(await setup.issueRefreshToken())
      case 'approve':
        await setup.approveDevice(name)
        return void response.writeHead(204).end()
      case 'on-server':
        await setup.redeem(url.searchParams.get('code') ?? '')
        return void response.writeHead(303, { location: `/home/${name}` }).end()
      case 'favicon.ico':
        return void response.writeHead(404).end()
      default: {
        const posted = request.method === 'POST' ? (await readBody(request)).toString() : ''
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(document(page, posted))
      }
    }
  }
}

function script(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'service-worker-allowed': '/' }).end(text)
}

function document(page: string, posted: string): string {
  return `<!doctype html>
<meta charset="utf-8">
<title>${escapeHtml(page)}</title>
<link rel="icon" href="data:,">
<meta name="posted" content="${escapeHtml(posted)}">
<body><button id="go">Go</button></body>
<script type="module" src="/pages/${escapeHtml(encodeURIComponent(page))}.js"></script>`
}
