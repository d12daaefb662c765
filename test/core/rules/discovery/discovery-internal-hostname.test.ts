import rule from '../../../../src/core/rules/discovery/discovery-internal-hostname.ts'
import { testRule } from '../../../support/test-rule.ts'
import { authorizationCodeFlow, discovery, example, exchange, tokenRequest } from '../../../support/traces.ts'
import { unanswered } from '../../../support/unseen.ts'

const unknown = { kind: 'dns', code: 'net::ERR_NAME_NOT_RESOLVED' } as const
const authorize = (host: string, redirectUri: string = example.redirectUri) =>
  `${host}/realms/x/protocol/openid-connect/auth?client_id=${example.clientId}&response_type=code&scope=openid&state=${example.state}&redirect_uri=${encodeURIComponent(redirectUri)}`
const navigation = { resourceType: 'mainFrame' } as const

testRule(rule, {
  failed: [
    {
      name: 'a container name as issuer',
      trace: [
        exchange({
          url: authorize('http://keycloak:8080', 'http://localhost:3000/cb'),
          error: unknown,
          context: navigation,
        }),
      ],
      message: 'internal',
    },
    {
      name: 'the metadata hands it out',
      trace: [
        discovery({ document: { token_endpoint: 'http://keycloak:8080/token' } }),
        tokenRequest({ url: 'http://keycloak:8080/token', error: unknown }),
      ],
      message: 'internal',
      evidence: [undefined, 'token_endpoint'],
    },
    {
      name: 'a public name for people, and an internal one in the metadata for programs',
      trace: [
        discovery({ document: { token_endpoint: 'http://keycloak:8080/token', userinfo_endpoint: undefined } }),
        authorizationCodeFlow({ token: { url: 'http://keycloak:8080/token', error: unknown } }),
      ],
      message: 'internal',
      evidence: [undefined, 'token_endpoint'],
    },
    {
      name: 'the metadata is right, and the app has the container name from its own settings',
      trace: [
        discovery({ document: { claims_parameter_supported: true } }),
        authorizationCodeFlow({ token: { url: 'http://keycloak:8080/token', error: unknown } }),
      ],
      message: 'internal',
      evidence: [undefined],
    },
    {
      name: 'a private address',
      trace: [
        tokenRequest({
          url: 'http://10.0.3.7/token',
          error: { kind: 'timeout', code: 'net::ERR_CONNECTION_TIMED_OUT' },
        }),
      ],
      message: 'internal',
    },
  ],
  passed: [
    { name: 'a public name', trace: [authorizationCodeFlow()] },
    {
      name: 'an internal name that the browser reaches',
      trace: [authorizationCodeFlow({ server: 'http://keycloak:8080' })],
    },
  ],
  inapplicable: [
    { name: 'nothing was requested', trace: [] },
    { name: 'still on its way', trace: [unanswered(tokenRequest({ url: 'http://keycloak:8080/token' }))] },
  ],
})

testRule(rule, {
  failed: [],
  passed: [
    {
      name: 'an app inside the company network: both are internal, the server is just down',
      trace: [
        exchange({
          url: authorize('http://keycloak.corp', 'http://portal.corp/cb'),
          error: unknown,
          context: navigation,
        }),
      ],
    },
    { name: 'a public server that is down', trace: [tokenRequest({ error: unknown })] },
  ],
  inapplicable: [],
})
