import rule from '../../../../src/core/rules/logout/logout-legacy-parameter.ts'
import { testRule } from '../../../support/test-rule.ts'
import { example, exchange, logout } from '../../../support/traces.ts'

const keycloak = 'https://sso.example/realms/main/protocol/openid-connect/logout'
const navigation = { resourceType: 'mainFrame', tab: 1, frame: 0 } as const

function leaving(query: string, status: number, host: string = keycloak) {
  return exchange({
    url: `${host}?${query}`,
    status,
    context: navigation,
    documentText: status >= 400 ? 'Invalid parameter: redirect_uri' : 'Signed out',
  })
}

function returning(query: string) {
  const back = `${example.app}/`
  const request = exchange({ url: `${keycloak}?${query}`, status: 302, redirectUrl: back, context: navigation })
  const returned = exchange({
    url: back,
    at: example.start + 40,
    context: navigation,
    redirectedFrom: request.id,
    response: '<!doctype html>',
  })
  return [{ ...request, redirectedTo: returned.id }, returned]
}

const old = `redirect_uri=${encodeURIComponent(`${example.app}/`)}`

testRule(rule, {
  failed: [
    { name: 'Keycloak since 18 refuses redirect_uri', trace: [leaving(old, 400)], message: 'refused' },
    {
      name: 'the name of another product',
      trace: [leaving(`returnTo=${encodeURIComponent(`${example.app}/`)}&client_id=x`, 400)],
      message: 'refused',
    },
  ],
  passed: [
    { name: 'an older Keycloak takes it and returns', trace: [returning(old)] },
    {
      name: 'Auth0 takes returnTo at /v2/logout',
      trace: [
        leaving(`returnTo=${encodeURIComponent(`${example.app}/`)}&client_id=x`, 200, 'https://t.auth0.com/v2/logout'),
      ],
    },
  ],
  inapplicable: [{ name: 'as the standard says', trace: [logout()] }],
})
