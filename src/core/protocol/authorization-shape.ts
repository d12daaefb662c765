import { isPseudonym } from '../token/pseudonym.ts'
import { has, parameterValue } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** Names under which products send the client's identifier. */
export const clientIdNames = ['client_id', 'client_key', 'appid', 'app_id'] as const

/**
 * Whether the parameters are those of an authorization request (RFC 6749 §4.1.1), even of one that lacks a part. Where and by
 * whom it was sent is judged elsewhere.
 */
export function hasAuthorizationShape(read: ReadExchange): boolean {
  const { parameters } = read
  if (parameters.length === 0) return false
  if (has(parameters, 'post_logout_redirect_uri', 'logout_uri')) return false
  if (has(parameters, 'grant_type') && !has(parameters, 'response_type')) return false
  const hasClient = has(parameters, ...clientIdNames)
  if (has(parameters, 'response_type') && (hasClient || has(parameters, 'redirect_uri'))) return true
  if (!hasClient) return false
  if (has(parameters, 'redirect_uri')) return !has(parameters, 'code', 'client_secret', 'code_verifier')
  return (
    isRequestUri(parameterValue(parameters, 'request_uri')) || isRequestObject(parameterValue(parameters, 'request'))
  )
}

function isRequestUri(value: string | undefined) {
  return value !== undefined && value !== ''
}

function isRequestObject(value: string | undefined): boolean {
  return value !== undefined && (value.includes('.') || isPseudonym(value))
}
