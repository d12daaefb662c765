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

function returning(query: string, status = 200) {
  const back = `${example.app}/`
  const request = exchange({ url: `${keycloak}?${query}`, status: 302, redirectUrl: back, context: navigation })
  const returned = exchange({
    url: back,
    at: example.start + 40,
    status,
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
      name: 'its page was not read',
      trace: [exchange({ url: `${keycloak}?${old}`, status: 400, context: navigation })],
      message: 'refused',
      evidence: ['redirect_uri', undefined],
    },
    {
      name: 'Cognito has names of its own',
      trace: [
        exchange({
          url: `https://shop.auth.eu-west-1.amazoncognito.com/logout?client_id=x&${old}`,
          status: 400,
          context: navigation,
        }),
      ],
      message: 'refused',
    },
    {
      name: 'the name of another product',
      trace: [leaving(`returnTo=${encodeURIComponent(`${example.app}/`)}&client_id=x`, 400)],
      message: 'refused',
    },
  ],
  passed: [
    { name: 'the server breaks off', trace: [leaving(old, 500)] },
    {
      name: 'it returns, and the page of the app is gone',
      trace: [returning(old, 404)],
    },
    { name: 'an older Keycloak takes it and returns', trace: [returning(old)] },
    {
      name: 'Auth0 takes returnTo at /v2/logout',
      trace: [
        leaving(`returnTo=${encodeURIComponent(`${example.app}/`)}&client_id=x`, 200, 'https://t.auth0.com/v2/logout'),
      ],
    },
  ],
  inapplicable: [
    { name: 'as the standard says', trace: [logout()] },
    {
      name: 'as the standard says, and refused',
      trace: [logout({ returns: false, status: 400, text: 'Invalid redirect uri' })],
    },
    {
      name: 'both names, as for servers old and new, and refused',
      trace: [leaving(`${old}&post_logout_redirect_uri=${encodeURIComponent(`${example.app}/`)}`, 400)],
    },
  ],
})
