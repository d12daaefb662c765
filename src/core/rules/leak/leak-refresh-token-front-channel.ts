import { at } from '../evidence.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'leak-refresh-token-front-channel',
  title: 'A refresh token was delivered through the address of the browser',
  severity: 'error',
  certainty: 'provable',
  owner: 'authorizationServer',
  specs: ['RFC6749-4.2.2', 'RFC9700-4.17.2'],
  requires: ['authorizationResponse'],
  worthAWarning: 'A long-lived credential has been where addresses are logged.',
  why: 'A refresh token lives long; addresses end up in the history, in logs and with other scripts.',
  fix: 'Return refresh tokens from the token endpoint only.',
  messages: {
    delivered: 'The answer of the sign-in carries a refresh token in its {carrier}.',
    documented:
      'The answer of the sign-in carries a refresh token in its {carrier}; this product documents it: {reason}',
  },
  check({ authorizationResponse: answer }, { provider }) {
    const token = answer.parameters.find(({ name, value }) => name === 'refresh_token' && value !== '')
    if (!token) return
    const reason = provider.deviations.refreshTokenInFragment
    const evidence = [at(answer, 'refresh_token')]
    const data = { carrier: token.carrier, reason: reason ?? '' }
    return reason === undefined
      ? { message: 'delivered', data, evidence }
      : { message: 'documented', severity: 'info', data, evidence }
  },
})
