import * as oauth from 'oauth4webapi'
import type { RedeemMistake } from '../scenario.ts'
import type { ClientSettings } from './client-settings.ts'
import { cleanAddress, pageIsLeaving } from './leave.ts'
import { redeemByHand } from './redeem-by-hand.ts'

/** The same login in small steps, for mistakes that oidc-client-ts cannot make. */

interface PendingLogin {
  readonly server: oauth.AuthorizationServer
  readonly state: string
  readonly nonce: string
  readonly code_verifier: string
}

const pendingKey = 'login'
/** The lab has no TLS; browsers treat *.localhost as secure all the same. */
const insecure = { [oauth.allowInsecureRequests]: true } as const

export async function startLogin(settings: ClientSettings): Promise<never> {
  const issuer = new URL(settings.issuer)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
  const pending: PendingLogin = {
    server,
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    code_verifier: oauth.generateRandomCodeVerifier(),
  }
  sessionStorage.setItem(pendingKey, JSON.stringify(pending))
  const url = new URL(server.authorization_endpoint ?? '')
  const parameters = {
    client_id: settings.client_id,
    redirect_uri: settings.redirect_uri,
    response_type: 'code',
    scope: settings.scope,
    state: pending.state,
    nonce: pending.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.code_verifier),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  location.assign(url)
  return pageIsLeaving()
}

export interface CallbackAnswer {
  readonly login: PendingLogin
  readonly parameters: URLSearchParams
}

export function readCallback(settings: ClientSettings, scenario: string): CallbackAnswer {
  const url = new URL(location.href)
  cleanAddress(scenario)
  const stored = sessionStorage.getItem(pendingKey)
  if (!stored) throw new Error('No login was started in this tab')
  const login = JSON.parse(stored) as PendingLogin
  const parameters = oauth.validateAuthResponse(login.server, { client_id: settings.client_id }, url, login.state)
  return { login, parameters }
}

export async function redeemCode(
  settings: ClientSettings,
  { login, parameters }: CallbackAnswer,
  mistake: RedeemMistake | undefined,
): Promise<string> {
  const { token_endpoint = login.server.token_endpoint } = settings
  const server = token_endpoint ? { ...login.server, token_endpoint } : login.server
  const client = { client_id: settings.client_id }
  const authentication = settings.client_secret ? oauth.ClientSecretPost(settings.client_secret) : oauth.None()
  const redeem = async (change: {
    readonly redirect_uri?: string
    readonly code_verifier?: string | typeof oauth.nopkce
    readonly headers?: Record<string, string>
  }) => {
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      authentication,
      parameters,
      change.redirect_uri ?? settings.redirect_uri,
      change.code_verifier ?? login.code_verifier,
      { ...insecure, headers: change.headers ?? {} },
    )
    return oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: login.nonce,
      requireIdToken: true,
    })
  }
  switch (mistake) {
    case undefined:
      await redeem({})
      break
    case 'twice':
      await Promise.all([redeem({}), afterwards(() => redeem({}))])
      break
    case 'other redirect_uri':
      await redeem({ redirect_uri: `${settings.redirect_uri}/` })
      break
    case 'no verifier':
      await redeem({ code_verifier: oauth.nopkce })
      break
    case 'other verifier':
      await redeem({ code_verifier: oauth.generateRandomCodeVerifier() })
      break
    case 'custom header':
      await redeem({ headers: { 'x-requested-with': 'XMLHttpRequest' } })
      break
    default:
      await redeemByHand(mistake, {
        token_endpoint: token_endpoint ?? '',
        form: {
          grant_type: 'authorization_code',
          client_id: settings.client_id,
          code: parameters.get('code') ?? '',
          redirect_uri: settings.redirect_uri,
          code_verifier: login.code_verifier,
        },
      })
  }
  return 'Signed in'
}

/** The second effect runs a moment after the first; so which of the two requests arrives first is not left to chance. */
async function afterwards<T>(run: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, 40))
  return run()
}
