import { decodeToken } from '../token/decode.ts'
import { projectObject } from './project-json.ts'
import type { Projection } from './projection.ts'
import { base64url, constant, join, type Safe, type SafeJson, spacedJsonText } from './safe.ts'

/**
 * A JWT that the core has to read itself (a request object, a JARM response, a signed UserInfo answer), made anew from its
 * projected header and claims. Its signature only names it. Every other token is replaced by a name, and Facts tell its claims.
 */
export function mintJwt(token: string, projection: Projection): Safe | undefined {
  const minted = mint(token, projection)
  if (minted !== undefined) projection.minted.set(token, minted)
  return minted
}

function mint(token: string, projection: Projection): Safe | undefined {
  const decoded = decodeToken(token)
  if (decoded.kind === 'jwe') {
    const filler = constant('redacted')
    return join([part(projectObject(decoded.header, projection)), filler, filler, filler, filler], constant('.'))
  }
  if (decoded.kind !== 'jws') return undefined
  const header = part(projectObject(decoded.header, projection))
  const claims = part(projectObject(decoded.claims, projection))
  const name = projection.pseudonyms.of(constant('jwt'), token)
  return join([header, claims, decoded.unsigned ? constant('') : base64url(name)], constant('.'))
}

/** Written with a blank after the brace, so that it never looks like a token that was captured (`eyJ`). */
function part(object: { readonly [name: string]: SafeJson }): Safe {
  return base64url(spacedJsonText(object))
}
