import { atHeader, atPlace } from '../evidence.ts'
import { loginWentOn } from '../login-went-on.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'discovery-not-json',
  title: 'The configuration is not JSON',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['OIDCD-4.2', 'RFC8414-3.2'],
  requires: ['metadataResponse.body'],
  why: 'The app reads all other addresses from this document, and fails with "Unexpected token <" or the like.',
  fix: 'Point the app at the real server. Keep /.well-known/ out of the catch-all route of a single-page app, and let proxies pass it without a sign-in.',
  messages: {
    html: 'The configuration address answered with a web page instead of JSON.',
    other: 'The configuration address answered with {format} instead of a JSON object.',
    optional:
      'A configuration address answered with {format} instead of JSON; the app found another one, or did without.',
  },
  check({ metadataResponse: response }, context) {
    const { status, body, format } = response
    if (status >= 300) return { inapplicable: 'it was not answered with a document' }
    if (body !== undefined && format === 'json') return
    const data = { format: names[format] ?? `something else (${format})` }
    const evidence = [atPlace(response, 'responseBody'), atHeader(response, 'response', 'content-type')]
    if (loginWentOn(response, context) || response.kind === 'protectedResource')
      return { message: 'optional', severity: 'info', data, evidence }
    return { message: format === 'html' ? 'html' : 'other', data, evidence }
  },
})

const names: Readonly<Partial<Record<string, string>>> = {
  html: 'a web page',
  json: 'JSON that is no object',
  empty: 'nothing',
  text: 'plain text',
  xml: 'XML',
  form: 'form-encoded text',
  jwt: 'a JWT',
}
