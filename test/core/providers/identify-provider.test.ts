import { describe, expect, it } from 'vitest'
import { providers } from '../../../src/core/providers/all.ts'
import { candidates, identifyProvider } from '../../../src/core/providers/identify-provider.ts'
import type { ProviderSigns } from '../../../src/core/providers/provider.ts'

const at = (...urls: string[]): ProviderSigns => ({ urls })
const issuer = (value: string): ProviderSigns => ({ issuer: value, urls: [] })
const said = (error: string): ProviderSigns => ({ urls: [], errors: [error] })
const header = (name: string, value = '1'): ProviderSigns => ({ urls: [], headers: [{ name, value }] })

const tenant = '8b5c1c1e-3f0a-4a3e-9d86-0f5f6f9f7c11'

const samples: readonly (readonly [string, ProviderSigns])[] = [
  ['entra-id', issuer(`https://login.microsoftonline.com/${tenant}/v2.0`)],
  ['entra-id', issuer('https://login.microsoftonline.com/{tenantid}/v2.0')],
  ['entra-id', issuer(`https://sts.windows.net/${tenant}/`)],
  ['entra-id', at('https://login.microsoftonline.com/common/oauth2/v2.0/authorize?client_id=a')],
  ['entra-id', issuer(`https://contoso.ciamlogin.com/${tenant}/v2.0`)],
  ['entra-id', at('https://login.microsoftonline.us/organizations/oauth2/v2.0/token')],
  ['entra-id', said('AADSTS50011: The redirect URI does not match')],
  ['entra-id', header('x-ms-ests-server', '2.1.1 - WEULR1 ProdSlices')],
  ['entra-b2c', issuer(`https://contoso.b2clogin.com/${tenant}/v2.0/`)],
  ['entra-b2c', issuer(`https://login.microsoftonline.com/tfp/${tenant}/b2c_1_signin/v2.0/`)],
  ['entra-b2c', at('https://login.microsoftonline.com/contoso.onmicrosoft.com/oauth2/v2.0/authorize?p=B2C_1_signin')],
  ['entra-b2c', at('https://login.contoso.com/contoso.onmicrosoft.com/B2C_1A_SIGNUP/oauth2/v2.0/token')],
  ['entra-b2c', said('AADB2C90118: The user has forgotten their password.')],
  ['google', issuer('https://accounts.google.com')],
  ['google', at('https://oauth2.googleapis.com/token')],
  ['google', at('https://www.googleapis.com/oauth2/v3/certs')],
  ['auth0', issuer('https://acme.eu.auth0.com/')],
  ['auth0', at('https://login.acme.com/u/login?state=hKFo2SBxxx')],
  ['auth0', header('X-Auth0-RequestId', 'abc')],
  ['okta', issuer('https://dev-123456.okta.com/oauth2/default')],
  ['okta', issuer('https://login.acme.com/oauth2/aus1a2b3c4d5e6f7g8h9')],
  ['okta', at('https://login.acme.com/oauth2/v1/authorize?client_id=a')],
  ['okta', at('https://login.acme.com/oauth2/default/v1/token')],
  ['keycloak', issuer('https://sso.acme.com/realms/main')],
  ['keycloak', issuer('http://localhost:8080/auth/realms/main')],
  ['keycloak', at('https://sso.acme.com/realms/main/protocol/openid-connect/auth?client_id=a')],
  ['keycloak', at('https://sso.acme.com/realms/main/.well-known/openid-configuration')],
  ['keycloak', at('https://acme.com/a/b/realms/main/login-actions/authenticate?execution=1')],
  ['keycloak', header('Set-Cookie', 'KC_RESTART=eyJ; Path=/realms/main/')],
  ['cognito', issuer('https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEfGhI')],
  ['cognito', at('https://acme.auth.eu-central-1.amazoncognito.com/oauth2/authorize')],
  ['cognito', at('https://login.acme.com/oauth2/userInfo')],
  ['github', at('https://github.com/login/oauth/authorize?client_id=a')],
  ['github', at('https://acme.ghe.com/login/oauth/access_token')],
  ['slack', at('https://slack.com/oauth/v2/authorize')],
  ['slack', issuer('https://slack.com')],
  ['salesforce', at('https://login.salesforce.com/services/oauth2/authorize')],
  ['salesforce', at('https://acme.my.salesforce.com/services/oauth2/token')],
  ['salesforce', at('https://portal.acme.com/customers/services/oauth2/token')],
  ['facebook', at('https://www.facebook.com/v19.0/dialog/oauth?client_id=1')],
  ['facebook', at('https://graph.facebook.com/v19.0/oauth/access_token')],
  ['facebook', at('https://api.instagram.com/oauth/access_token')],
  ['linkedin', at('https://www.linkedin.com/oauth/v2/authorization?client_id=1')],
  ['linkedin', issuer('https://www.linkedin.com/oauth')],
  ['apple', issuer('https://appleid.apple.com')],
  ['ping', issuer(`https://auth.pingone.eu/${tenant}/as`)],
  ['ping', at('https://sso.acme.com/as/authorization.oauth2?client_id=a')],
  ['ping', at('https://sso.acme.com/as/token.oauth2')],
  ['ping', at(`https://login.acme.com/${tenant}/as/authorize`)],
  ['forgerock', issuer('https://openam-acme.forgeblocks.com:443/am/oauth2/alpha')],
  ['forgerock', issuer('https://sso.acme.com/am/oauth2/realms/root/realms/alpha')],
  ['forgerock', at('https://sso.acme.com/openam/oauth2/authorize?client_id=a')],
  ['forgerock', at('https://sso.acme.com/am/oauth2/realms/root/realms/alpha/.well-known/openid-configuration')],
  ['duende', at('https://demo.duendesoftware.com/connect/authorize')],
  ['duende', at('https://id.acme.com/connect/authorize/callback?client_id=a')],
  ['duende', at('https://id.acme.com/.well-known/openid-configuration/jwks')],
  ['duende', header('set-cookie', 'idsrv.session=1; path=/')],
  ['spring', at('http://localhost:9000/oauth2/jwks', 'http://localhost:9000/connect/logout')],
  ['spring', said('[invalid_request] OAuth 2.0 Parameter: redirect_uri')],
  ['adfs', issuer('https://sts.acme.com/adfs')],
  ['adfs', at('https://sts.acme.com/adfs/oauth2/authorize/?client_id=a')],
  ['adfs', said('MSIS9602: The received resource parameter is invalid.')],
  ['oidc-provider', at('http://as.localhost:4000/healthy/interaction/V1StGXR8_Z5jdHi6B-myT')],
  ['oidc-provider', at('http://as.localhost:4000/auth/V1StGXR8_Z5jdHi6B-myTV1StGXR8_Z5jdHi6B-myTa')],
  ['oidc-provider', at('http://as.localhost:4000/x/me', 'http://as.localhost:4000/x/jwks')],
  ['oidc-provider', said('oops! something went wrong')],
  ['spotify', at('https://accounts.spotify.com/authorize')],
  ['openiddict', said('https://documentation.openiddict.com/errors/ID2052')],
  ['ibm-verify', at('https://acme.verify.ibm.com/oidc/endpoint/default/authorize')],
  ['ibm-verify', at('https://sso.acme.com/mga/sps/oauth/oauth20/authorize')],
  ['ibm-verify', said('CWOAU0065E')],
  ['wso2', issuer('https://api.asgardeo.io/t/acme/oauth2/token')],
  ['wso2', at('https://is.acme.com:9443/authenticationendpoint/oauth2_error.do?oauthErrorCode=invalid_callback')],
  ['django-oauth-toolkit', at('https://acme.com/o/authorize/?client_id=a')],
  ['ory', at('https://acme.com/oauth2/auth?client_id=a', 'https://acme.com/oauth2/token')],
  ['ory', issuer('https://acme.projects.oryapis.com')],
  ['ory', at('https://auth.acme.com/api/oidc/authorization?client_id=a')],
  ['tiktok', at('https://www.tiktok.com/v2/auth/authorize/?client_key=a')],
  ['wechat', at('https://open.weixin.qq.com/connect/qrconnect?appid=a')],
  ['twitch', issuer('https://id.twitch.tv/oauth2')],
  ['fusionauth', at('https://acme.fusionauth.io/oauth2/authorize')],
  ['strava', at('https://www.strava.com/oauth/authorize')],
  ['shopify', at('https://acme.myshopify.com/admin/oauth/authorize')],
  ['firebase', issuer('https://securetoken.google.com/acme')],
  ['supabase', at('https://abcdefgh.supabase.co/auth/v1/authorize?provider=github')],
  ['hubspot', at('https://app.hubspot.com/oauth/authorize')],
  ['kakao', issuer('https://kauth.kakao.com')],
]

describe('identifyProvider', () => {
  it.each(samples)('knows %s from %o, and nothing else claims it', (id, signs) => {
    expect(identifyProvider(signs).id).toBe(id)
    expect(candidates(signs).map((provider) => provider.id)).toEqual([id])
  })

  it('is shown a sample of every provider', () => {
    const shown = new Set(samples.map(([id]) => id))
    expect(providers.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([])
  })

  const unknown: readonly (readonly [string, ProviderSigns])[] = [
    ['no sign at all', at()],
    ['a server of its own', at('https://login.acme.com/oauth2/authorize', 'https://login.acme.com/oauth2/token')],
    ['a Gitea server with addresses like those of GitHub', at('https://git.acme.com/login/oauth/authorize')],
    ['authentik, whose path ends like that of Django OAuth Toolkit', at('https://a.acme.com/application/o/authorize/')],
    ['an app that names itself like a provider', at('https://login.microsoftonline.com.evil.example/common')],
    ['a host that ends like a provider without the dot', at('https://notokta.com/authorize')],
    ['something that is no URL', at('not a url', 'javascript:alert(1)', '')],
    ['one common path ending, seen twice', at('https://a.example/me', 'https://a.example/x/me')],
    ['two common path endings at different hosts', at('https://a.example/me', 'https://b.example/jwks')],
  ]
  it.each(unknown)('stays generic with %s', (_name, signs) => {
    expect(identifyProvider(signs).id).toBe('generic')
  })

  it('trusts the issuer more than an address', () => {
    const signs = { issuer: 'https://sso.acme.com/realms/main', urls: ['https://accounts.google.com/o/oauth2/v2/auth'] }
    expect(identifyProvider(signs).id).toBe('keycloak')
  })

  it('trusts an address more than a text that quotes another server', () => {
    const signs = { urls: ['https://acme.auth0.com/authorize'], errors: ['AADSTS50011: no reply address'] }
    expect(identifyProvider(signs).id).toBe('auth0')
  })

  it('has one id for each provider', () => {
    expect(new Set(providers.map(({ id }) => id)).size).toBe(providers.length)
  })
})
