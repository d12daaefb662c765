import type { JsonObject } from '../../core/model/facts.ts'
import { type HttpExchange, headerOf } from '../../core/model/http-exchange.ts'
import type { OAuthMessage } from '../../core/model/message.ts'
import { sensitive } from './parameter-knowledge.ts'

/** A named value of a message, wherever it travelled. */
export interface NamedValue {
  readonly name: string
  readonly value: string
  /** `query`, `form`, `body`, … */
  readonly carrier: string
}

/** What a message says, as names and values: its parameters, or the members of its body. */
export function valuesOf(message: OAuthMessage): readonly NamedValue[] {
  if ('parameters' in message && message.parameters.length > 0) return message.parameters
  if ('body' in message && message.body) return membersOf(message.body)
  if ('error' in message) return errorMembersOf(message)
  return []
}

function membersOf(body: JsonObject): readonly NamedValue[] {
  return Object.entries(body).map(([name, value]) => ({ name, value: asText(value), carrier: 'body' }))
}

function errorMembersOf(message: OAuthMessage): readonly NamedValue[] {
  return ['error', 'error_description', 'error_uri'].flatMap((name) => {
    const value = memberOf(message, name)
    return typeof value === 'string' ? [{ name, value, carrier: 'body' }] : []
  })
}

/** A JSON value on one line; strings as they are. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
}

/** What must be masked wherever it stands: secret parameters and the header fields that carry credentials. */
export function secretsOf(messages: readonly OAuthMessage[], exchanges: readonly HttpExchange[]): readonly string[] {
  const secrets = new Set<string>()
  for (const message of messages) {
    for (const { name, value } of valuesOf(message)) if (sensitive(name)) secrets.add(value)
    for (const value of credentialsOf(message)) secrets.add(value)
  }
  for (const exchange of exchanges) {
    for (const value of [...headerSecrets(exchange), ...formSecrets(exchange)]) secrets.add(value)
  }
  return [...secrets].filter((value) => value !== '')
}

function credentialsOf(message: OAuthMessage): readonly string[] {
  const values = ['access_token', 'client_secret', 'dpop', 'token'].map((name) => memberOf(message, name))
  return values.filter((each) => typeof each === 'string')
}

/** A member by its wire name, of whatever message it is. */
export function memberOf(message: OAuthMessage, name: string): unknown {
  return Object.hasOwn(message, name) ? message[name as keyof OAuthMessage] : undefined
}

const secretHeaders = new Set(['authorization', 'cookie', 'set-cookie', 'dpop', 'proxy-authorization', 'x-api-key'])

function headerSecrets({ request, response }: HttpExchange): readonly string[] {
  const fields = [...(request.headers ?? []), ...(response?.headers ?? [])]
  return fields.filter(({ name }) => secretHeaders.has(name)).flatMap(({ name, value }) => headerSecret(name, value))
}

/** Of forms that are no message: the sign-in page's password. */
function formSecrets({ request }: HttpExchange): readonly string[] {
  if (request.method !== 'POST' || !headerOf(request, 'content-type')?.includes('form-urlencoded')) return []
  return [...new URLSearchParams(request.body?.text ?? '')].flatMap(([name, value]) => (sensitive(name) ? [value] : []))
}

/** The scheme of Authorization and the names of cookies are worth seeing; their values are the secret. */
function headerSecret(name: string, value: string): readonly string[] {
  if (name.endsWith('authorization')) return [value.replace(/^\S+ +/, '')]
  if (name === 'cookie') return value.split('; ').map(afterEquals)
  if (name === 'set-cookie') return [afterEquals(value.split(';', 1)[0] ?? '')]
  return [value]
}

function afterEquals(pair: string) {
  return pair.slice(pair.indexOf('=') + 1)
}
