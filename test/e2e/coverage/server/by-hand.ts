import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../../../../demo/server/body.ts'
import { escapeHtml } from '../../../../demo/server/html.ts'
import type { Origins } from './origins.ts'

/** Endpoints that do what no real server does on request. */
export async function answerByHand(
  request: IncomingMessage,
  response: ServerResponse,
  origins: Origins,
): Promise<void> {
  await readBody(request)
  const { pathname, searchParams } = new URL(request.url ?? '/', origins.server)
  const path = pathname.slice('/by-hand/'.length)
  const cors = { 'access-control-allow-origin': origins.app }
  switch (path) {
    case 'auth': {
      // The real server takes references to pushed requests only. This one reads the state off the reference.
      const state = searchParams.get('request_uri')?.split('/').at(-1) ?? ''
      const answer = new URLSearchParams({ code: 'a-code-made-by-hand-0123456789', state })
      return void response.writeHead(303, { location: `${origins.app}/callback/jar-by-reference?${answer}` }).end()
    }
    case 'token':
      return void response
        .writeHead(200, { ...cors, 'content-type': 'application/json', 'cache-control': 'no-store' })
        .end('{"access_token":"made-by-hand-0123456789","token_type":"Bearer","expires_in":60}')
    case '307/token':
      return void response.writeHead(307, { ...cors, location: '/token' }).end()
    case '302/token':
      return void response.writeHead(302, { ...cors, location: '/by-hand/plain/token' }).end()
    case 'plain/token':
      return void response
        .writeHead(request.method === 'POST' ? 200 : 405, { ...cors, 'content-type': 'application/json' })
        .end('{"error":"invalid_request"}')
    case 'no-preflight/token':
      return void response.writeHead(request.method === 'OPTIONS' ? 403 : 500).end()
    case 'no-cors/token':
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end('{"access_token":"opaque-1","token_type":"Bearer","expires_in":60}')
    case 'logout': {
      const notice = new URLSearchParams({ iss: origins.server, sid: '08a5019c' })
      return void html(
        response,
        `<iframe src="${origins.app}/home/told?${escapeHtml(`${notice}`)}" onload="${done}"></iframe>`,
      )
    }
    case 'checksession':
      return void html(response, '')
    case 'reset/token':
      return void request.socket.resetAndDestroy()
    case 'silent/token':
      // Never answers; the page gives up.
      return
    default:
      return void response.writeHead(404).end()
  }
}

/** As the pages of the app tell the test. */
const done = "document.documentElement.dataset.state = 'done'"

function html(response: ServerResponse, body: string): void {
  const page = `<!doctype html><title>by hand</title><link rel="icon" href="data:,">${body}`
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page)
}
