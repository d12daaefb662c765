import { at, atPlace } from '../evidence.ts'
import { defineRule } from '../rule.ts'
import { quote, said } from '../said.ts'

const rejecting = new Set([
  'invalid_client',
  'unauthorized_client',
  'incorrect_client_credentials',
  'bad_client_secret',
])

/** Meanings of a refusal that are about the client and nothing else. */
const clientTopics = new Set([
  'clientUnknown',
  'clientDisabled',
  'clientSecretWrong',
  'clientSecretExpired',
  'clientAuthenticationMissing',
  'clientAuthenticationFailed',
  'clientAssertionInvalid',
  'publicClientSentSecret',
])

export default defineRule({
  id: 'tokreq-client-rejected',
  title: "The server does not accept the app's id or secret",
  severity: 'error',
  certainty: 'serverSaid',
  owner: 'client',
  specs: ['RFC6749-5.2', 'RFC6749-2.3.1'],
  requires: ['tokenRequest', 'tokenResponse.body'],
  generic: true,
  why: 'The token endpoint must know which client is asking before it gives out tokens.',
  fix: 'Compare client_id, tenant and environment with the registration; create a new secret if in doubt, and update it everywhere. {fix}',
  messages: {
    secret: 'The server does not accept the secret of client {clientId}: {words}',
    refused: 'The server does not accept client {clientId}: {words}',
  },
  check({ tokenRequest, tokenResponse }, context) {
    const { error } = tokenResponse
    if (error === undefined) return
    const meaning = said(tokenResponse, context)
    const topic = meaning?.topic ?? ''
    if (!clientTopics.has(topic) && (!rejecting.has(error) || topic === 'grantTypeNotAllowed')) return
    const withSecret = tokenRequest.clientAuthentication.some((method) => method !== 'none')
    return {
      message: withSecret && topic !== 'clientUnknown' ? 'secret' : 'refused',
      data: { clientId: tokenRequest.client_id ?? '(none)', words: quote(tokenResponse), fix: meaning?.fix ?? '' },
      evidence: [
        at(tokenResponse, 'error'),
        withSecret
          ? at(tokenRequest, 'client_secret')
          : tokenRequest.client_id === undefined
            ? atPlace(tokenRequest, 'requestBody')
            : at(tokenRequest, 'client_id'),
      ],
    }
  },
})
