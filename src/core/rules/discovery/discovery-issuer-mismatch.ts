import type { MetadataResponse } from '../../model/message.ts'
import { urlDifference } from '../../protocol/url-difference.ts'
import { at, atPlace } from '../evidence.ts'
import { loginWentOn } from '../login-went-on.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'discovery-issuer-mismatch',
  title: 'The server calls itself by another name than the app',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['OIDCD-4.3', 'RFC8414-3.3'],
  requires: ['metadataResponse.body'],
  why: 'Libraries stop here: a configuration that names another issuer may come from somebody else.',
  fix: 'Use exactly {issuer} as issuer in the app, or give the server its public address (host name settings, X-Forwarded-Proto of the proxy).',
  messages: {
    different: 'The server says that it is {issuer}, but the app looked for {expected}; {difference} differs.',
    tolerated:
      'The server says that it is {issuer}, and the app asked {expected}; {difference} differs. The login went on.',
    documented:
      'The server says that it is {issuer}, and the app asked {expected}. This product documents it: {reason}',
  },
  check({ metadataResponse: response }, context) {
    const { issuer, expectedIssuer: expected, kind, status } = response
    if (kind === 'protectedResource' || issuer === undefined || status >= 300)
      return { inapplicable: 'no issuer to compare' }
    const difference = urlDifference(expected, issuer)
    // The slash at the end of an issuer is dropped before the well-known part is appended (OIDC Discovery §4.1).
    if (difference === undefined || difference === 'a slash at the end') return
    const reason = context.provider.deviations.issuerVaries
    const data = { issuer, expected, difference, reason: reason ?? '' }
    const evidence = [at(response, 'issuer'), atPlace(response, 'url')]
    const comparison = { expected, expectedLabel: 'the app looked for', actual: issuer, actualLabel: 'the server says' }
    if (loginWentOn(response, context)) return { message: 'tolerated', severity: 'info', data, evidence, comparison }
    return reason && namesTenantById.test(issuer)
      ? { message: 'documented', severity: 'info', data, evidence, comparison }
      : { message: 'different', data, evidence, comparison, ...(believesInHttp(response) && { partOfWider: true }) }
  },
})

/**
 * Only the scheme differs, and the endpoints have it, too: the server takes its own address to be http (OIDC Discovery §3 asks for https
 * in all of them). The issuer is then one of several signs of that.
 */
function believesInHttp({ expectedIssuer, issuer = '', body }: MetadataResponse) {
  if (issuer.replace(/^http:/i, 'https:') !== expectedIssuer) return false
  return Object.entries(body ?? {}).some(
    ([name, value]) => name.endsWith('_endpoint') && typeof value === 'string' && /^http:/i.test(value),
  )
}

/** A template, or the id of a tenant whose name stands in the address. */
const namesTenantById = /\{\w+\}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
