import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { eventually } from '../../test/support/browser/eventually.ts'
import { type LibraryServer, startLibraryServer } from './library-server.ts'
import type { RecordedRun } from './recorded-run.ts'

/** Other client libraries, unchanged, against the same authorization server software as the lab's. */
export async function libraryRuns() {
  // The certificate is made for this run; only Auth.js, in this process, has to believe it.
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  const at = await startLibraryServer(pages)
  const run = (
    name: string,
    client: string,
    source: string,
    path: string,
    expected: RecordedRun['expected'],
    { press = 'sign in', scripts = 'without credentials' }: RunOptions = {},
  ): RecordedRun => ({
    folder: expected.cause === null ? 'healthy' : 'failing',
    name: `library-${name}`,
    provider: 'oidc-provider',
    client,
    source,
    expected,
    async perform(page) {
      at.answerScripts(scripts)
      await page.goto(`${at.app}${path}`).catch(() => {})
      await drive(page, at, press)
      await sleep(800)
    },
  })
  const fine = { status: 'succeeded', cause: null } as const
  const runs = [
    run(
      'auth0-spa-js',
      'auth0-spa-js',
      'auth0-spa-js 2.27: silent attempt by web_message, then loginWithRedirect',
      '/auth0',
      fine,
    ),
    run(
      'auth0-spa-js-unknown-client',
      'auth0-spa-js',
      'auth0-spa-js 2.27 with a misspelt client ID',
      '/auth0?client=shop-sap',
      { status: 'failed', cause: 'authres-as-error-page' },
    ),
    run(
      'keycloak-js-credentials-not-allowed',
      'keycloak-js',
      'keycloak-js 26 sends its token request with credentials; the server allows the origin, but no credentials',
      '/keycloak',
      { status: 'failed', cause: 'cors-blocked' },
    ),
    run(
      'keycloak-js-redirect-uri',
      'keycloak-js',
      'keycloak-js 26 with a redirect URI that is not registered',
      '/keycloak?redirect=/other',
      { status: 'failed', cause: 'authres-redirect-uri-rejected' },
    ),
    run(
      'keycloak-js',
      'keycloak-js',
      'keycloak-js 26: check-sso in a frame, then login; the server lets scripts send credentials',
      '/keycloak',
      fine,
      { scripts: 'with credentials' },
    ),
    run(
      'okta-auth-js',
      'okta-auth-js',
      'okta-auth-js 8: signInWithRedirect, then handleRedirect with the check of the ID token',
      '/okta',
      fine,
    ),
    run(
      'okta-auth-js-issuer-misspelt',
      'okta-auth-js',
      'okta-auth-js 8 with an issuer that does not exist: its own header fields need a permission request, which is answered with 404',
      '/okta?issuer=/oauth2/defualt',
      { status: 'failed', cause: 'cors-preflight-rejected' },
    ),
    run(
      'angular-oauth2-oidc',
      'angular-oauth2-oidc',
      'angular-oauth2-oidc 20: loadDiscoveryDocumentAndLogin with the code flow',
      '/angular',
      fine,
    ),
    run(
      'angular-oauth2-oidc-response-type-left-out',
      'angular-oauth2-oidc',
      'angular-oauth2-oidc 20 without responseType: the library then asks for tokens in the front channel, which the server does not offer',
      '/angular?responseType=',
      { status: 'failed', cause: 'authreq-not-advertised' },
    ),
    run(
      'msal-browser',
      'msal-browser',
      'msal-browser 5 in OIDC mode: loginRedirect, answer in the fragment',
      '/msal',
      fine,
    ),
    run(
      'msal-browser-user-cancels',
      'msal-browser',
      'msal-browser 5 in OIDC mode; the user follows Cancel on the sign-in page',
      '/msal',
      { status: 'incomplete', cause: 'authres-user-denied' },
      { press: 'cancel' },
    ),
    run(
      'auth-js',
      'Auth.js',
      'Auth.js 0.41 (@auth/core): sign-in form, server-side exchange, session cookie',
      '/authjs',
      fine,
    ),
  ]
  return { runs, stop: async () => at.stop() }
}

interface RunOptions {
  readonly press?: Press
  readonly scripts?: Parameters<LibraryServer['answerScripts']>[0]
}

type Press = 'sign in' | 'cancel'

/** Presses what a person would press, until the client's page says that it is done or the server's page has no form. */
async function drive(page: Page, at: LibraryServer, press: Press): Promise<void> {
  const ended = () => page.evaluate(step, at.issuer, press).catch(() => false)
  await eventually('the library run ends', ended, { timeout: 20_000, interval: 400 }).catch(async (error) => {
    const text = await page.evaluate(() => document.body.innerText).catch(() => '')
    throw new Error(`${error.message} at ${page.url()}: ${text.slice(0, 300)}`)
  })
}

function step(issuer: string, press: string): boolean {
  if (document.readyState !== 'complete') return false
  if (location.origin !== issuer) return document.documentElement.dataset.done === 'yes'
  const cancel = document.querySelector<HTMLAnchorElement>('a[href$="/abort"]')
  const form = document.querySelector<HTMLFormElement>('form')
  if (press === 'cancel' && cancel) cancel.click()
  else if (form) {
    for (const field of form.querySelectorAll<HTMLInputElement>('input[name=login], input[name=password]'))
      field.value = 'ada'
    form.submit()
  } else return document.body.innerText.length > 0
  return false
}

const done = `document.documentElement.dataset.done = 'yes'`

function pages({ issuer, app }: LibraryServer): Readonly<Record<string, string>> {
  const page = (body: string) =>
    `<!doctype html><html lang="en"><title>Shop</title><body><h1>Shop</h1>${body}</body></html>`
  return {
    '/auth0': page(`<script type="module">
      import { Auth0Client } from '/auth0.js'
      const client = new Auth0Client({ domain: '${issuer}', issuer: '${issuer}', clientId: new URLSearchParams(location.search).get('client') ?? 'shop-spa', authorizationParams: { redirect_uri: '${app}/auth0', scope: 'openid profile' } })
      if (location.search.includes('state=')) {
        await client.handleRedirectCallback().catch((error) => document.body.append(String(error)))
        history.replaceState(null, '', '/auth0')
        ${done}
      } else {
        await client.getTokenSilently({ timeoutInSeconds: 6 }).catch(() => client.loginWithRedirect())
      }
    </script>`),
    '/keycloak': page(`<script type="module">
      import Keycloak from '/keycloak.js'
      const keycloak = new Keycloak({ clientId: 'shop-spa', oidcProvider: '${issuer}' })
      const redirect = new URLSearchParams(location.search).get('redirect')
      const signedIn = await keycloak.init({ onLoad: 'check-sso', silentCheckSsoRedirectUri: '${app}/silent', silentCheckSsoFallback: false, checkLoginIframe: false, pkceMethod: 'S256' }).catch((error) => { document.body.append(JSON.stringify(error)); return true })
      if (signedIn) { ${done} } else await keycloak.login({ scope: 'profile', redirectUri: '${app}' + (redirect ?? '/keycloak') })
    </script>`),
    '/okta': page(`<script src="/okta.js"></script><script type="module">
      const server = '${issuer}'
      const client = new OktaAuth({ issuer: server + (new URLSearchParams(location.search).get('issuer') ?? ''), clientId: 'shop-spa', redirectUri: '${app}/okta', scopes: ['openid', 'profile'], authorizeUrl: server + '/authorize', tokenUrl: server + '/oauth/token', userinfoUrl: server + '/me' })
      try {
        if (!client.isLoginRedirect()) await client.signInWithRedirect()
        else { await client.storeTokensFromRedirect(); history.replaceState(null, '', '/okta'); ${done} }
      } catch (error) { document.body.append(String(error)); ${done} }
    </script>`),
    '/angular': page(`<script type="module">
      import { createService } from '/angular.js'
      const given = new URLSearchParams(location.search).get('responseType')
      const service = createService({ issuer: '${issuer}', clientId: 'shop-spa', redirectUri: '${app}/angular', scope: 'openid profile', ...(given === null && { responseType: 'code' }), showDebugInformation: true })
      try {
        const signedIn = await service.loadDiscoveryDocumentAndTryLogin()
        if (service.hasValidAccessToken()) { ${done} } else if (!location.hash && !location.search.includes('state=')) service.initLoginFlow()
        else { document.body.append('no tokens'); ${done} }
      } catch (error) { document.body.append(JSON.stringify(error)); ${done} }
    </script>`),
    '/silent': page('<script>parent.postMessage(location.href, location.origin)</script>'),
    '/msal': page(`<script src="/msal.js"></script><script type="module">
      const client = await msal.createStandardPublicClientApplication({ auth: { clientId: 'shop-spa', authority: '${issuer}', knownAuthorities: ['${issuer.replace('https://', '')}'], redirectUri: '${app}/msal' }, system: { protocolMode: 'OIDC' } })
      try {
        const result = await client.handleRedirectPromise({ navigateToLoginRequestUrl: false })
        if (result) { ${done} } else await client.loginRedirect({ scopes: ['openid', 'profile'] })
      } catch (error) { document.body.append(String(error)); ${done} }
    </script>`),
    '/authjs': page(`<script type="module">
      const { csrfToken } = await (await fetch('/auth/csrf')).json()
      const form = Object.assign(document.createElement('form'), { method: 'post', action: '/auth/signin/lab' })
      for (const [name, value] of Object.entries({ csrfToken, callbackUrl: '${app}/signed-in' })) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
      document.body.append(form)
      form.submit()
    </script>`),
    '/signed-in': page(
      `<script type="module">document.body.append(await (await fetch('/auth/session')).text()); ${done}</script>`,
    ),
  }
}
