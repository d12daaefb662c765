import { containsValue } from '../../exchange/contains-value.ts'
import { hostOf } from '../../exchange/host.ts'
import { siteOf } from '../../exchange/site.ts'
import type { Flow } from '../../model/flow.ts'
import { headerOf } from '../../model/http-exchange.ts'
import type { AuthorizationResponse } from '../../model/message.ts'
import { originOf } from '../../protocol/parse-url.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { unlessAnyUnseen } from '../unless-unseen.ts'

export default defineRule({
  id: 'leak-credentials-in-referer',
  title: 'The answer of the login leaked in a Referer field',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9700-4.2.1', 'RFC9700-4.2.4', 'REFERRER-referrer-policy-strict-origin-when-cross-origin'],
  requires: ['authorizationResponse'],
  worthAWarning: 'The host of a link or a script learns the code or the token (RFC 9700 §4.2.4).',
  why: 'Whoever gets the code or the token may use it before or instead of the app.',
  fix: 'Answer the callback with Referrer-Policy: no-referrer or strict-origin-when-cross-origin, load nothing of others on it, and clean the address first.',
  messages: { leaked: 'The {what} was sent to {host} in the Referer field, with the address of the callback.' },
  check({ authorizationResponse: answer }, { exchanges, flow }) {
    const [what, value] = secretOf(answer)
    if (value === undefined) return { inapplicable: 'the answer carries no secret' }
    const own = new Set([siteOf(answer.deliveredTo), siteOf(flow.server ?? '')])
    const leak = exchanges.find((each) => {
      const referer = headerOf(each.request, 'referer')
      return (
        containsValue(referer, value) &&
        originOf(each.request.url) !== originOf(referer ?? '') &&
        !own.has(siteOf(each.request.url))
      )
    })
    if (!leak)
      return unlessAnyUnseen(
        exchanges.filter((each) => each.startedAt >= answer.at - 1000 && !own.has(siteOf(each.request.url))),
        'requestHeaders',
      )
    const evidence = [atHeader({ exchange: leak.id }, 'request', 'referer'), atPlace(answer, 'url')]
    const harmless = what === 'code' && mayBeBound(flow)
    return {
      message: 'leaked',
      data: { what, host: hostOf(leak.request.url) },
      evidence,
      ...(harmless && { severity: 'warning' }),
    }
  },
})

/** With PKCE nobody else can redeem the code (RFC 9700 §4.2.4); a start that was not seen, or is a reference, may have had it. */
function mayBeBound({ authorizationRequest: request }: Flow) {
  return request === undefined || request.code_challenge !== undefined || request.request_uri !== undefined
}

function secretOf(answer: AuthorizationResponse): readonly [string, string | undefined] {
  if (answer.access_token !== undefined) return ['access token', answer.access_token]
  return answer.id_token === undefined ? ['code', answer.code] : ['ID token', answer.id_token]
}
