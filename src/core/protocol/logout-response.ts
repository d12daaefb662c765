import type { LogoutResponse } from '../model/message.ts'
import { withoutUndefined } from '../model/without-undefined.ts'
import { parameterValue } from './parse-form.ts'
import type { LogoutRun } from './run.ts'
import { visibleText } from './visible-text.ts'

/** RP-Initiated Logout §3: the return to post_logout_redirect_uri, or the page on which the server stopped. */
export function toLogoutResponse({ request, last, returned }: LogoutRun): readonly LogoutResponse[] {
  const read = returned ?? last
  const { response, startedAt, endedAt, documentText } = read.exchange
  if (returned) {
    return [
      {
        type: 'LogoutResponse',
        exchange: read.id,
        at: startedAt,
        returnedTo: read.url.endpoint,
        ...withoutUndefined({ status: read.status, state: parameterValue(read.url.query, 'state') }),
      },
    ]
  }
  if (response === undefined) return []
  if (response.status >= 300 && response.status < 400) return toRedirectedAway(request.post_logout_redirect_uri, last)
  const body = response.body?.text
  return [
    {
      type: 'LogoutResponse',
      exchange: read.id,
      at: endedAt ?? startedAt,
      status: response.status,
      ...withoutUndefined({ text: documentText ?? (body === undefined ? undefined : visibleText(body)) }),
    },
  ]
}

/** The return went to an address whose request was not seen: a custom scheme. */
function toRedirectedAway(
  address: string | undefined,
  { id, exchange, status }: LogoutRun['last'],
): readonly LogoutResponse[] {
  const redirectUrl = exchange.response?.redirectUrl
  if (address === undefined || redirectUrl === undefined || !redirectUrl.startsWith(address)) return []
  return [
    {
      type: 'LogoutResponse',
      exchange: id,
      at: exchange.endedAt ?? exchange.startedAt,
      returnedTo: address,
      ...withoutUndefined({ status }),
    },
  ]
}
