import { atHeader, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'userinfo-format-invalid',
  title: 'UserInfo came in an unexpected form',
  severity: 'warning',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCC-5.3.2'],
  requires: ['userInfoResponse.body'],
  why: 'Libraries expect a JSON object, or a signed JWT where the client is registered for it.',
  fix: 'Check the address of the endpoint, proxies with a sign-in page in front of it, and userinfo_signed_response_alg of the client.',
  messages: { other: 'The UserInfo endpoint answered with {format} instead of JSON.' },
  check({ userInfoResponse: { status, format, body, ...response } }) {
    if (status >= 300) return { inapplicable: 'not answered with a document' }
    if (format === 'jwt' || (format === 'json' && body !== undefined)) return
    const of = { exchange: response.exchange }
    return {
      message: 'other',
      data: { format: format === 'html' ? 'a web page' : format === 'empty' ? 'nothing' : format },
      evidence: [atPlace(of, 'responseBody'), atHeader(of, 'response', 'content-type')],
    }
  },
})
