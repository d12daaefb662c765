import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

export default defineRule({
  id: 'authres-as-error-page',
  title: 'The server stopped on its own error page',
  severity: 'error',
  certainty: 'heuristic',
  owner: 'client',
  specs: ['RFC6749-3.1.2.4', 'RFC6749-4.1.2.1', 'OIDCC-3.1.2.6'],
  requires: ['authorizationRequest', 'authorizationErrorPage'],
  generic: true,
  why: 'A server that does not trust the client_id or the redirect URI must not send the user back, so the app gets no answer at all.',
  fix: 'Read the page. Check client_id, tenant or realm, and redirect URI, in this order.',
  messages: {
    clientUnknown:
      'The server does not know the client id {clientId}: it stopped on its own error page (HTTP {status}).',
    explained: 'The server stopped on its own error page (HTTP {status}) instead of sending the user back. {meaning}',
    quoted:
      'The server stopped on its own error page (HTTP {status}) instead of sending the user back. It says: {words}',
    unread:
      'The server stopped on its own error page (HTTP {status}) instead of sending the user back. The text of the page was not captured, so the reason cannot be told.',
  },
  check({ authorizationRequest, authorizationErrorPage: page }, context) {
    const { client_id: clientId = '(none)' } = authorizationRequest
    const data = { clientId, status: page.status }
    const evidence = [
      atPlace(page, page.text === undefined ? 'status' : 'documentText'),
      at(authorizationRequest, 'client_id'),
    ]
    const meaning = said(page, context)
    if (meaning?.topic === 'clientUnknown') return { message: 'clientUnknown', data, evidence }
    if (page.error !== undefined) return { message: 'quoted', data: { ...data, words: quote(page) }, evidence }
    if (page.text === undefined) return { message: 'unread', data, evidence }
    if (meaning?.topic !== undefined)
      return { message: 'explained', data: { ...data, meaning: meaning.meaning }, evidence }
    return { message: 'quoted', data: { ...data, words: firstWords(page.text) }, evidence }
  },
})

function firstWords(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 160 ? `${line.slice(0, 160)}…` : line || '(nothing)'
}
