import { isBlocked } from '../../exchange/blocked-in-front.ts'
import { endpointOf, isServerEndpoint } from '../../protocol/endpoint.ts'
import { parseUrl } from '../../protocol/parse-url.ts'
import { atPlace } from '../evidence.ts'
import { refusalOn } from '../refusal.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'net-endpoint-not-found',
  title: 'The endpoint does not exist',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC9110-15.5.5', 'RFC8414-2'],
  requires: ['exchange'],
  why: 'Nothing that the app sends to this address can succeed: no OAuth server is behind it.',
  fix: "Take the address from the server's metadata; check version, realm or tenant, and a missing path prefix of a proxy.",
  messages: {
    missing: 'There is no {kind} at {url}: the server answered {status}.',
    otherwise: 'There is no {kind} at {url} (the server answered {status}); its metadata names {advertised}.',
  },
  check({ exchange }, context) {
    const { response, request, id } = exchange
    const endpoint = endpointOf(context.flow.messages, id)
    if (!endpoint || !response) return { inapplicable: 'there is no answer' }
    if (!isServerEndpoint(endpoint) || withOwnRule.has(endpoint.kind))
      return { inapplicable: 'no endpoint of the login' }
    if (response.status !== 404 && response.status !== 410) return
    if (isBlocked(exchange) || isOwnAnswer(refusalOn(exchange, context)))
      return { inapplicable: 'the endpoint answered' }
    const url = parseUrl(request.url).endpoint
    const advertised = context.metadata?.[memberOf[endpoint.kind] ?? '']
    const data = { kind: endpoint.name.replace(/^the /, ''), url, status: response.status }
    const evidence = [atPlace({ exchange: id }, 'status'), atPlace({ exchange: id }, 'url')]
    if (typeof advertised !== 'string' || advertised === url) return { message: 'missing', data, evidence }
    const comparison = {
      expected: advertised,
      expectedLabel: 'named by the metadata',
      actual: url,
      actualLabel: 'asked',
    }
    return { message: 'otherwise', data: { ...data, advertised }, evidence, comparison }
  },
})

/** Discovery and keys say it in their own words. */
const withOwnRule = new Set(['metadata', 'keys'])

/** The member of the metadata document that names the endpoint (RFC 8414 §2, RP-Initiated Logout §2.1). */
const memberOf: Readonly<Record<string, string>> = {
  authorization: 'authorization_endpoint',
  token: 'token_endpoint',
  userInfo: 'userinfo_endpoint',
  revocation: 'revocation_endpoint',
  introspection: 'introspection_endpoint',
  pushedAuthorization: 'pushed_authorization_request_endpoint',
  deviceAuthorization: 'device_authorization_endpoint',
  backchannelAuthentication: 'backchannel_authentication_endpoint',
  registration: 'registration_endpoint',
  logout: 'end_session_endpoint',
}

/** An OAuth error code (one word) or a known sentence comes from the endpoint itself; "Not Found" comes from in front of it. */
function isOwnAnswer(refusal: ReturnType<typeof refusalOn>) {
  if (refusal?.topic !== undefined && refusal.topic !== 'tenantUnknown') return true
  return /^[a-z]+(?:_[a-z]+)+$/.test(refusal?.error ?? '')
}
