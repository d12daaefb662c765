import type { IntrospectionRequest, IntrospectionResponse } from '../model/message.ts'
import { memberOf } from '../token/json.ts'
import type { Knowledge } from './knowledge.ts'
import { errorParts, requestParts, responseParts } from './message-parts.ts'
import { has, pick } from './parse-form.ts'
import type { ReadExchange } from './read-exchange.ts'

/** RFC 7662 §2.1. */
export function recognizeIntrospection(
  read: ReadExchange,
  knowledge: Knowledge,
): readonly (IntrospectionRequest | IntrospectionResponse)[] {
  if (read.isNavigation || read.method === 'OPTIONS' || !isIntrospection(read, knowledge)) return []
  const request: IntrospectionRequest = {
    type: 'IntrospectionRequest',
    ...requestParts(read),
    ...pick(read.parameters, ['token']),
  }
  const parts = responseParts(read)
  if (parts === undefined) return [request]
  const active = memberOf(parts.body, 'active')
  return [
    request,
    {
      type: 'IntrospectionResponse',
      ...parts,
      ...errorParts(parts.body),
      ...(typeof active === 'boolean' ? { active } : {}),
    },
  ]
}

function isIntrospection(read: ReadExchange, knowledge: Knowledge) {
  const role = knowledge.roleOf(read)
  if (role !== undefined) return role === 'introspection'
  if (!has(read.parameters, 'token') || has(read.parameters, 'grant_type')) return false
  return (
    /\/(?:introspect(?:ion)?|tokeninfo)\/?$/i.test(read.url.path.slice(-60)) ||
    (typeof memberOf(read.responseBody.object, 'active') === 'boolean' && read.method === 'POST')
  )
}
