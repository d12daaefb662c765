import { at, atHeader } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'
import { said } from '../said.ts'

export default defineRule({
  id: 'tokreq-client-auth-conflict',
  title: 'The app identifies itself twice, wrongly, or not at all',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-2.3', 'RFC6749-2.3.1', 'RFC7523-2.2', 'OIDCC-9'],
  requires: ['tokenRequest.body', 'tokenResponse'],
  why: 'A request must use exactly one way of client authentication, and one that the server supports.',
  fix: 'Use one method from token_endpoint_auth_methods_supported; for a browser app register a public client without a secret.',
  messages: {
    twice: 'The token request authenticates the client in {count} ways at once: {methods}.',
    basicMalformed: 'The Authorization header of the token request is not the base64 of "id:secret".',
    notSupported: 'The token request uses {method}, which the server does not list ({supported}).',
    assertionSignature:
      'The signature of the client assertion does not verify with the keys of the client: the server has other keys of it, or another key signed.',
    secretRequired:
      'The server demands a client secret, and the request has none: this client is registered as confidential.',
    secretForbidden: 'The server refuses the client secret: this client is registered as public.',
  },
  check({ tokenRequest, tokenResponse }, context) {
    if (!isRefusal(tokenResponse)) return
    const methods = tokenRequest.clientAuthentication
    if (tokenRequest.missing?.headers) return { cantTell: 'the header fields of the token request were not captured' }
    const evidence = [atHeader(tokenRequest, 'request', 'authorization'), at(tokenResponse, 'error')]
    if (methods.length > 1)
      return { message: 'twice', data: { count: methods.length, methods: methods.join(', ') }, evidence }
    if (methods[0] === 'client_secret_basic' && tokenRequest.client_secret === undefined)
      // No colon after decoding, or base64 twice (RFC 7617 §2): there was no secret to read.
      return { message: 'basicMalformed', evidence }
    const assertion = tokenRequest.client_assertion
    const signature = assertion === undefined ? undefined : context.facts.signatures[assertion]
    if (signature?.status === 'invalid' && tokenResponse.error === 'invalid_client')
      return {
        message: 'assertionSignature',
        evidence: [at(tokenRequest, 'client_assertion'), at(tokenResponse, 'error')],
        ...(signature.keySource === 'secret' && { severity: 'warning' as const }),
      }
    const topic = said(tokenResponse, context)?.topic
    if (topic === 'clientAuthenticationMissing' && methods[0] === 'none')
      return { message: 'secretRequired', evidence: [at(tokenRequest, 'client_id'), at(tokenResponse, 'error')] }
    if (topic === 'publicClientSentSecret')
      return { message: 'secretForbidden', evidence: [at(tokenRequest, 'client_secret'), at(tokenResponse, 'error')] }
    const supported = context.metadata?.token_endpoint_auth_methods_supported
    const method = methods[0]
    if (tokenResponse.error !== 'invalid_client' || !Array.isArray(supported) || method === undefined) return
    const listed =
      method === 'client_assertion'
        ? supported.some((each) => String(each).endsWith('_jwt'))
        : supported.includes(method)
    return listed ? undefined : { message: 'notSupported', data: { method, supported: supported.join(', ') }, evidence }
  },
})
