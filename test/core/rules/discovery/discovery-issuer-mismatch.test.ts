import rule from '../../../../src/core/rules/discovery/discovery-issuer-mismatch.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, exchange } from '../../../support/traces.ts'

const named = (server: string, issuer: string | undefined) => discovery({ server, document: { issuer } })
const tenant = '9188040d-6c67-4c5b-b112-36a304b66dad'

testRule(rule, {
  failed: [
    {
      name: 'a proxy ends TLS, and the server believes it is http',
      trace: [named('https://sso.example/realms/a', 'http://sso.example/realms/a')],
      message: 'different',
    },
    {
      name: 'the internal name',
      trace: [named('https://sso.example', 'https://keycloak.internal')],
      message: 'different',
    },
    {
      name: 'another realm',
      trace: [named('https://sso.example/realms/a', 'https://sso.example/realms/A')],
      message: 'different',
    },
    {
      name: 'another tenant of Entra',
      trace: [
        named('https://login.microsoftonline.com/contoso/v2.0', 'https://login.microsoftonline.com/fabrikam/v2.0'),
      ],
      message: 'different',
    },
    {
      name: 'the login went on all the same',
      trace: [named('https://login.example', 'https://www.login.example'), authorizationCodeFlow()],
      message: 'tolerated',
      severity: 'info',
    },
    {
      name: 'Entra publishes a template',
      trace: [
        named('https://login.microsoftonline.com/common/v2.0', 'https://login.microsoftonline.com/{tenantid}/v2.0'),
      ],
      message: 'documented',
      severity: 'info',
    },
    {
      name: 'Entra names the tenant by its id',
      trace: [
        named(
          'https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0',
          `https://login.microsoftonline.com/${tenant}/v2.0`,
        ),
      ],
      message: 'documented',
      severity: 'info',
    },
  ],
  passed: [
    { name: 'equal', trace: [named('https://sso.example/realms/a', 'https://sso.example/realms/a')] },
    { name: 'Auth0: the issuer ends with a slash', trace: [named('https://t.auth0.com', 'https://t.auth0.com/')] },
    {
      name: 'RFC 8414: the well-known part stands before the path',
      trace: [
        exchange({
          url: 'https://sso.example/.well-known/oauth-authorization-server/tenant',
          response: { issuer: 'https://sso.example/tenant' },
        }),
      ],
    },
  ],
  inapplicable: [
    {
      name: 'an API describes itself and calls its server the issuer',
      trace: [
        exchange({
          url: 'https://api.example/.well-known/oauth-protected-resource',
          response: { resource: 'https://api.example', issuer: 'https://login.example' },
        }),
      ],
    },
    {
      name: 'an error answer in JSON, which names the gateway',
      trace: [discovery({ status: 502, response: '{"error":"bad_gateway","issuer":"https://gateway.example"}' })],
    },
    { name: 'no issuer in it', trace: [named('https://sso.example', undefined)] },
    { name: 'nothing was looked up', trace: [authorizationCodeFlow()] },
  ],
  cantTell: [{ name: 'the document was not captured', trace: [discovery({ response: null })] }],
})
