import type { HttpExchange } from '../model/http-exchange.ts'
import { isHttp, isInternal } from './host.ts'

const unreachable = new Set(['dns', 'refused', 'timeout', 'unreachable'])

/** The browser could not reach a name of a private network, and the app itself is not in that network: the address was meant for servers. */
export function isMeantForServers({ request, error, context }: HttpExchange, appAddress: string | undefined): boolean {
  if (error === undefined || !unreachable.has(error.kind) || !isHttp(request.url) || !isInternal(request.url))
    return false
  const app = context.initiator ?? appAddress
  return app !== undefined && isHttp(app) && !isInternal(app)
}
