import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { said } from '../said.ts'

export default defineRule({
  id: 'authreq-pkce-missing',
  title: 'PKCE is not used',
  severity: 'warning',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC7636-4.3', 'RFC7636-4.4.1', 'RFC9700-2.1.1', 'OAUTH21-4.1.1'],
  requires: ['authorizationRequest'],
  worthAWarning: 'A stolen code can be redeemed by whoever has it (RFC 9700 §2.1.1).',
  why: 'Without PKCE somebody who gets hold of the code can exchange it in place of the app; servers refuse such requests more and more.',
  fix: 'Turn on PKCE with S256: oidc-client-ts, auth0-spa-js and msal-browser do it by default; keycloak-js wants pkceMethod: "S256".',
  messages: {
    missing: 'The sign-in asks for a code without PKCE (no code_challenge), and the code is exchanged in the browser.',
    demanded: 'The server demands PKCE, and the sign-in request has no code_challenge.',
    onServer:
      'The sign-in asks for a code without PKCE. A server-side app that keeps its secret and checks nonce may do so.',
  },
  check({ authorizationRequest: request }, context) {
    const types = (request.response_type ?? 'code').split(' ')
    if (!types.includes('code')) return { inapplicable: 'no code is asked for' }
    if (request.code_challenge !== undefined) return
    if ((request.request !== undefined || request.request_uri !== undefined) && !request.mergedFrom)
      return { cantTell: 'the parameters are in a request object or were pushed, and were not captured' }
    const { withoutPkce } = context.provider.deviations
    const evidence = [at(request, 'code_challenge')]
    const { flow } = context
    const answers = [
      flow.authorizationResponse,
      flow.authorizationErrorPage,
      ...flow.tokenExchanges.map((each) => each.response),
    ]
    const demanded = answers.some((each) => each !== undefined && said(each, context)?.topic === 'challengeMissing')
    if (demanded) return { message: 'demanded', evidence, severity: 'error' }
    if (withoutPkce) return { inapplicable: withoutPkce }
    const inBrowser = flow.tokenExchanges.some(({ request: sent }) => sent.fromBrowser)
    return inBrowser ? { message: 'missing', evidence } : { message: 'onServer', evidence, severity: 'info' }
  },
})
