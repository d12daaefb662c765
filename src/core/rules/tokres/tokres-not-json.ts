import { statusTells } from '../../exchange/status-tells.ts'
import type { BodyFormat } from '../../model/message.ts'
import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

const named: Readonly<Partial<Record<BodyFormat, string>>> = {
  html: 'a web page (HTML)',
  xml: 'XML',
  text: 'plain text',
  empty: 'an empty body',
  form: 'a form',
}

export default defineRule({
  id: 'tokres-not-json',
  title: 'The token response is not JSON',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-5.1', 'OIDCC-3.1.3.3'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  why: 'Every library parses the answer as JSON, and fails with "Unexpected token <" or "invalid OAuth response" when it is something else.',
  fix: 'Check the URL of the token endpoint: an index.html or login page answers for unknown addresses. Let proxies pass it untouched. Where a server offers both, send Accept: application/json.',
  messages: { other: 'The token endpoint answered with {what} instead of JSON (HTTP {status}).' },
  check({ tokenResponse }, { provider, flow, exchange }) {
    const { format, status, body } = tokenResponse
    const what = named[format]
    if (what === undefined || status === 204) return
    if (status >= 300 && status < 400) return { inapplicable: 'a redirect' }
    if (statusTells(exchange(tokenResponse))) return { inapplicable: 'the status is the reason' }
    if (format === 'form' && (provider.deviations.formTokenResponse || tokenUsed(body?.access_token, flow.messages))) {
      return { inapplicable: 'the app reads the form answer of this server' }
    }
    return {
      message: 'other',
      data: { what, status },
      evidence: [atPlace(tokenResponse, 'responseBody'), atHeader(tokenResponse, 'response', 'content-type')],
    }
  },
})

function tokenUsed(token: unknown, messages: readonly object[]) {
  return messages.some((each) => 'access_token' in each && 'presentedIn' in each && each.access_token === token)
}
