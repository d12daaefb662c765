import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Provider } from 'oidc-provider'
import { ada } from '../../../../demo/server/account.ts'
import type { Handler } from '../../../../demo/server/listen.ts'
import { answerByHand } from './by-hand.ts'
import type { Origins } from './origins.ts'
import { agree } from './provider.ts'

/** The authorization server's site: the real server, a person who always agrees, and endpoints that misbehave on request. */
export function createServer(origins: Origins, providerOf: (host: string) => Provider): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? '/', origins.server)
    if (url.pathname.startsWith('/by-hand/')) return answerByHand(request, response, origins)
    if (url.pathname.startsWith('/slow/')) {
      // So that two requests are on their way at once, however the machine is loaded.
      await sleep(400)
      request.url = url.pathname.slice('/slow'.length)
    }
    // An address by which nobody would know a token endpoint.
    if (url.pathname === '/exchange') request.url = '/token'
    const provider = providerOf(request.headers.host ?? '')
    if (!url.pathname.startsWith('/interaction/')) return provider.callback()(request, response)
    const interaction = await provider.interactionDetails(request, response)
    if (interaction.params.login_hint === 'partner' && !url.searchParams.has('back'))
      return redirect(
        response,
        `${origins.partner}/sign-in?to=${encodeURIComponent(`${origins.server}${url.pathname}?back`)}`,
      )
    await provider.interactionFinished(request, response, {
      login: { accountId: ada.accountId },
      consent: { grantId: await agree(provider, String(interaction.params.client_id)) },
    })
  }
}

/** A third site that the login passes through. */
export const partner: Handler = (request: IncomingMessage, response: ServerResponse) => {
  const to = new URL(request.url ?? '/', 'http://partner.localhost').searchParams.get('to') ?? '/'
  redirect(response, to)
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store' }).end()
}
