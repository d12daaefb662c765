import { expect, test } from 'vitest'
import { typicalAddresses } from '../../src/capture/typical-addresses.ts'
import { matches } from '../support/fake-web-request.ts'

const heard = (path: string) => typicalAddresses.some((it) => matches(it, `https://login.example${path}`))

/** As the products have them. */
test.each<[string, string, false?]>([
  ['/oauth2/v2.0/token', 'Microsoft Entra'],
  ['/common/discovery/v2.0/keys', 'Microsoft Entra'],
  ['/discovery/v2.0/keys?p=B2C_1_signin', 'Azure AD B2C'],
  ['/oidc/userinfo', 'Microsoft Graph'],
  ['/devicecode', 'Microsoft Entra'],
  ['/device/code', 'Google'],
  ['/oauth2/v3/certs', 'Google'],
  ['/revoke', 'Google'],
  ['/tokeninfo?access_token=x', 'Google'],
  ['/realms/a/protocol/openid-connect/certs', 'Keycloak'],
  ['/realms/a/protocol/openid-connect/ext/par/request', 'Keycloak'],
  ['/oauth2/default/v1/introspect', 'Okta'],
  ['/api/v1/sessions/me', 'Okta'],
  ['/.well-known/jwks.json', 'Auth0'],
  ['/userinfo', 'Auth0'],
  ['/v2/logout', 'Auth0'],
  ['/connect/endsession', 'IdentityServer'],
  ['/connect/deviceauthorization', 'IdentityServer'],
  ['/connect/ciba', 'IdentityServer', false],
  ['/as/token.oauth2', 'PingFederate'],
  ['/idp/userinfo.openid', 'PingFederate'],
  ['/services/oauth2/token', 'Salesforce'],
  ['/id/00D/005?format=json', 'Salesforce', false],
  ['/login/oauth/access_token', 'GitHub'],
  ['/OAuth/Token', 'ASP.NET'],
  ['/oauth2/userInfo', 'Amazon Cognito'],
  ['/session/end', 'node-oidc-provider'],
  ['/me', 'node-oidc-provider'],
  ['/request', 'node-oidc-provider'],
  ['/token/revocation', 'node-oidc-provider'],
  ['/reg', 'node-oidc-provider', false],
  ['/register', 'RFC 7591'],
  ['/anything?client_id=a&x=1', 'any'],
  ['/anything?grant_type=refresh_token', 'any'],
  ['/api/orders?page=2', 'no authorization server', false],
  ['/collect?v=2&tid=G-1', 'no authorization server', false],
  ['/me/photos', 'no authorization server', false],
])('%s of %s', (path, _, expected) => {
  expect(heard(path)).toBe(expected ?? true)
})

test('each is a match pattern that a browser takes', () => {
  for (const pattern of typicalAddresses) expect(pattern).toMatch(/^\*:\/\/\*\/[\w*.=/-]+$/)
})

test('the list is small: a browser compares it with every request', () => {
  expect(typicalAddresses.length).toBeLessThan(50)
})
