import { at } from '../evidence.ts'
import { isRefusal } from '../outcomes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'tokreq-client-id-mismatch',
  title: 'Another client redeems the code',
  severity: 'error',
  certainty: 'provable',
  owner: 'client',
  specs: ['RFC6749-4.1.3', 'RFC6749-5.2'],
  requires: ['authorizationRequest', 'tokenRequest.body', 'tokenResponse'],
  why: 'A code belongs to the client it was issued to; the server refuses it from any other.',
  fix: 'Use the same client registration in both steps: compare the configuration of front end and back end, and of the environments.',
  messages: { different: 'The sign-in was for client {signIn}, but client {redeems} tries to exchange its code.' },
  check({ authorizationRequest, tokenRequest, tokenResponse }) {
    const { client_id: signIn } = authorizationRequest
    const { client_id: redeems } = tokenRequest
    if (signIn === undefined || redeems === undefined || tokenRequest.code === undefined)
      return { inapplicable: 'no client id on one side' }
    if (signIn === redeems) return
    if (!isRefusal(tokenResponse)) return { inapplicable: 'the server accepted it' }
    return {
      message: 'different',
      data: { signIn, redeems },
      evidence: [at(authorizationRequest, 'client_id'), at(tokenRequest, 'client_id')],
      comparison: { expected: signIn, expectedLabel: 'sign-in', actual: redeems, actualLabel: 'token request' },
    }
  },
})
