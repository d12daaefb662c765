import type { IncomingMessage, ServerResponse } from 'node:http'
import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose'
import type { Handler } from './listen.ts'
import type { Origins } from './origins.ts'
import type { ActiveToken } from './tenants.ts'

export interface ApiSetup {
  readonly origins: Origins
  readonly issuers: readonly string[]
  readonly publicKeys: JSONWebKeySet
  /** Asks the authorization server about a token that is not a JWT, as token introspection (RFC 7662) does. */
  readonly findAccessToken: (token: string) => Promise<ActiveToken | undefined>
}

/** A small protected API: GET /orders needs the scope orders.read, POST /orders needs orders.write. */
export function createApi(setup: ApiSetup): Handler {
  const check = createTokenCheck(setup)
  return async (request, response) => {
    allowApp(response, setup.origins.app)
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const needed = request.url === '/orders' ? scopeNeeded[request.method ?? ''] : undefined
    if (!needed) return answer(response, 404, { error: 'not_found' })
    const token = bearerToken(request)
    if (!token) return challenge(response, 401, {})
    const checked = await check(token)
    if ('refusal' in checked) {
      return challenge(response, 401, { error: 'invalid_token', error_description: checked.refusal })
    }
    if (!checked.scope.split(' ').includes(needed)) {
      const error_description = `The access token does not have the scope ${needed}`
      return challenge(response, 403, { error: 'insufficient_scope', error_description, scope: needed })
    }
    if (request.method === 'POST') return answer(response, 201, { id: 'A-1003', state: 'created' })
    return answer(response, 200, {
      orders: [
        { id: 'A-1001', item: 'Punch cards' },
        { id: 'A-1002', item: 'Brass gears' },
      ],
    })
  }
}

const scopeNeeded: Readonly<Record<string, string>> = { GET: 'orders.read', POST: 'orders.write' }

function allowApp(response: ServerResponse, origin: string): void {
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-methods', 'GET, POST')
  response.setHeader('access-control-allow-headers', 'authorization, content-type')
  response.setHeader('access-control-expose-headers', 'WWW-Authenticate')
  response.setHeader('access-control-max-age', '600')
  response.setHeader('vary', 'Origin')
}

function bearerToken({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
}

type Checked = { readonly scope: string } | { readonly refusal: string }

function createTokenCheck({ origins, issuers, publicKeys, findAccessToken }: ApiSetup) {
  const keys = createLocalJWKSet(publicKeys)
  const checkJwt = async (token: string): Promise<Checked> => {
    try {
      const options = { issuer: [...issuers], audience: origins.api, typ: 'at+jwt', clockTolerance: 0 }
      const { payload } = await jwtVerify(token, keys, options)
      return { scope: String(payload.scope ?? '') }
    } catch (error) {
      return { refusal: refusalText(error) }
    }
  }
  const checkOpaque = async (token: string): Promise<Checked> =>
    (await findAccessToken(token)) ?? { refusal: 'The access token is not active' }
  return (token: string) => (token.split('.').length === 3 ? checkJwt(token) : checkOpaque(token))
}

function refusalText(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The access token expired'
  if (error instanceof errors.JWTClaimValidationFailed) return `The access token has a wrong ${error.claim}`
  return 'The access token is not valid'
}

/** RFC 6750 section 3: a request without credentials gets a challenge without an error code. */
function challenge(response: ServerResponse, status: 401 | 403, attributes: Readonly<Record<string, string>>): void {
  const parameters = Object.entries({ realm: 'orders', ...attributes }).map(([name, value]) => `${name}="${value}"`)
  response.setHeader('www-authenticate', `Bearer ${parameters.join(', ')}`)
  answer(response, status, attributes)
}

function answer(response: ServerResponse, status: number, body: object): void {
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store' }
  response.writeHead(status, headers).end(JSON.stringify(body))
}
