import { type HeaderField, headerOf } from '../model/http-exchange.ts'
import type { Challenge } from '../model/message.ts'

const maxLength = 8192

/** The first OAuth challenge (Bearer, DPoP) of WWW-Authenticate, else the first of any (RFC 9110 §11.6.1). Total, linear. */
export function readChallenge(
  message: { readonly headers?: readonly HeaderField[] } | undefined,
): Challenge | undefined {
  const fields = message?.headers?.filter(({ name }) => name === 'www-authenticate') ?? []
  const challenges = fields.flatMap(({ value }) => parseChallenges(value.slice(0, maxLength)))
  return challenges.find(({ scheme }) => /^(bearer|dpop)$/i.test(scheme)) ?? challenges[0]
}

/** The scheme and credentials of an Authorization header, as sent. */
export function readAuthorization(message: { readonly headers?: readonly HeaderField[] }) {
  const authorization = headerOf(message, 'authorization')
  if (authorization === undefined) return undefined
  const space = authorization.search(/\s/)
  if (space < 0) return { authorization, credentials: authorization }
  return { authorization, scheme: authorization.slice(0, space), credentials: authorization.slice(space + 1).trim() }
}

function parseChallenges(value: string): readonly Challenge[] {
  const found: { scheme: string; parameters: [string, string][] }[] = []
  // A scheme, or name=value with the value quoted or bare; each alternative starts at a token, so matching is linear.
  const item = /([\w!#$%&'*+.^`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]*)))?/g
  for (const [, word = '', quoted, bare] of value.matchAll(item)) {
    if (quoted === undefined && bare === undefined) found.push({ scheme: word, parameters: [] })
    else found.at(-1)?.parameters.push([word.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? ''])
  }
  return found.map(({ scheme, parameters }) => ({
    scheme,
    parameters: Object.fromEntries(parameters.filter(([name]) => name !== '__proto__').reverse()),
  }))
}
