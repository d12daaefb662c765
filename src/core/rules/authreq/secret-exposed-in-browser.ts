import type { HttpExchange } from '../../model/http-exchange.ts'
import type { AuthorizationRequest, TokenRequest } from '../../model/message.ts'
import { at, atHeader } from '../evidence.ts'
import { defineRule, type RuleContext } from '../rule.ts'
import { isLoopback } from './redirect-uri-flaw.ts'

export default defineRule({
  id: 'secret-exposed-in-browser',
  title: 'The client secret is in the browser',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-2.1', 'RFC6749-2.3.1', 'RFC6749-10.1', 'RFC9700-2.5', 'BBA-6.3.3.1'],
  requires: ['flow'],
  worthAWarning: 'Every visitor has the secret (RFC 9700 §2.5).',
  why: 'Whoever uses the page can read the secret and act as the app. A secret that every visitor knows is none.',
  fix: 'Revoke this secret. Register the page as a public client with PKCE and without a secret, or move the token request to a backend.',
  messages: {
    inAddress:
      'The sign-in address carries client_secret: it is in the history and in the logs of every server on the way.',
    inTokenRequest: 'A page sent the client secret in its token request.',
  },
  check({ flow }, context) {
    const request = flow.authorizationRequest
    if (request && holdsSecret(secretIn(request), context))
      return { message: 'inAddress', evidence: [at(request, 'client_secret')] }
    const sent = flow.tokenExchanges.map((each) => each.request).filter((each) => each.fromBrowser)
    if (!request && sent.length === 0) return { inapplicable: 'no request of a page' }
    const exposing = sent.find((each) => holdsSecret(each.client_secret, context))
    if (!exposing) {
      const unseen = sent.length === 0 && flow.authorizationResponse?.code !== undefined && !flow.exchangedOnServer
      if (unseen) return { cantTell: 'the token request was not seen' }
      const hidden = sent.some((each) => each.missing?.body !== undefined || each.missing?.headers !== undefined)
      return hidden ? { cantTell: 'a token request was not captured completely' } : undefined
    }
    const documented = context.provider.deviations.publicClientSecret !== undefined
    const harmless = documented || isLocal(context.exchange(exposing))
    return {
      message: 'inTokenRequest',
      evidence: [evidenceOf(exposing)],
      ...(harmless && { severity: 'warning' as const }),
      // The provider says itself that it is no secret.
      ...(documented && { onlyOdd: true as const }),
    }
  },
})

function secretIn({ parameters }: AuthorizationRequest) {
  return parameters.find((each) => each.name === 'client_secret' && each.carrier === 'query')?.value
}

function holdsSecret(value: string | undefined, { shape }: RuleContext) {
  return value !== undefined && value !== '' && !shape(value).placeholder
}

function evidenceOf(request: TokenRequest) {
  return request.parameters.some((each) => each.name === 'client_secret')
    ? at(request, 'client_secret')
    : atHeader(request, 'request', 'authorization')
}

/** A tool on the developer's own computer, such as Swagger UI. */
function isLocal({ context: { initiator } }: HttpExchange) {
  return initiator !== undefined && isLoopback(initiator.replace(/^https?:\/\//, '').replace(/:\d+$/, ''))
}
