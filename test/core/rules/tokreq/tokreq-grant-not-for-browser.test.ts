import rule from '../../../../src/core/rules/tokreq/tokreq-grant-not-for-browser.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, example, tokenRequest } from '../../../support/traces.ts'

const grant = (grant_type: string, initiator: string = example.app) =>
  tokenRequest({
    params: {
      grant_type,
      code: undefined,
      redirect_uri: undefined,
      code_verifier: undefined,
      username: 'jane',
      password: 'x',
    },
    context: { initiator },
  })
const byServer = () => {
  const sent = grant('client_credentials')
  const { tab: _tab, initiator: _initiator, ...context } = sent.context
  const headers = sent.request.headers?.filter(({ name }) => name !== 'origin') ?? []
  return { ...sent, context, request: { ...sent.request, headers } }
}

testRule(rule, {
  failed: [
    { name: 'password', trace: [grant('password')], message: 'grant', evidence: ['grant_type'] },
    { name: 'client_credentials', trace: [grant('client_credentials')], message: 'grant' },
    {
      name: "on the developer's own computer",
      trace: [grant('password', 'http://localhost:3000')],
      message: 'grant',
      severity: 'info',
    },
    {
      name: "on the server's own sign-in page",
      trace: [grant('password', example.server)],
      message: 'grant',
      severity: 'info',
    },
  ],
  passed: [{ name: 'authorization_code', trace: [authorizationCodeFlow()] }],
  inapplicable: [{ name: 'sent by a server, in an imported trace', trace: [byServer()] }],
})
